import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import type { View, ViewRequest } from './useViews'

const words = strings.views
const requestOf = ({ name, query, shared }: View): ViewRequest => ({ name, query, shared })

/** Adds, changes and deletes views. */
export function useChangeViews() {
  const stale = useStale()
  const onSuccess = () => stale('views')
  const create = api.useMutation('post', '/api/v1/views', { onSuccess })
  const replace = api.useMutation('put', '/api/v1/views/{id}', { onSuccess })
  const remove = api.useMutation('delete', '/api/v1/views/{id}', { onSuccess })

  // Promises, since what asked for a change may be gone from the screen by the time it is done.
  function change(view: View, to: Partial<ViewRequest>, done: string) {
    const put = (body: ViewRequest) => replace.mutateAsync({ params: { path: { id: view.id } }, body })
    const undo = () => void put(requestOf(view)).catch(toast.failed)
    put({ ...requestOf(view), ...to }).then(() => toast.done(done, undo), toast.failed)
  }

  /** What everybody had comes back with no undo: it is asked for before. */
  function destroy(view: View, gone: () => void) {
    const undo = view.shared ? undefined : () => void create.mutateAsync({ body: requestOf(view) }).catch(toast.failed)
    remove.mutateAsync({ params: { path: { id: view.id } } }).then(() => {
      gone()
      toast.done(words.deleted(view.name), undo)
    }, toast.failed)
  }

  return { create, replace, change, destroy }
}
