import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

export function useReplay() {
  const stale = useStale()
  const { mutate, isPending, variables } = api.useMutation('post', '/api/v1/arrivals/{id}/replay', {
    onSuccess: () => toast.done(strings.arrivals.replayed),
    onError: toast.failed,
    onSettled: () => stale('sources'),
  })
  return {
    replay: (id: number) => mutate({ params: { path: { id } } }),
    pending: (id: number) => isPending && variables.params.path.id === id,
  }
}
