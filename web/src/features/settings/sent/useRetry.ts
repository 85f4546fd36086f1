import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { strings as tryWords } from '@/shared/tries/strings'
import { toast } from '@/shared/ui'
import type { SentBy } from '../search'
import { strings } from './strings'

export function useRetry() {
  const stale = useStale()
  const { mutate, isPending, variables } = api.useMutation('post', '/api/v1/dispatches/{id}/retry', {
    onSuccess: () => toast.done(tryWords.retried),
    onError: toast.failed,
    onSettled: () => stale('dispatches'),
  })
  return {
    retry: (id: number, done?: () => void) => mutate({ params: { path: { id } } }, { onSuccess: done }),
    pending: (id: number) => isPending && variables.params.path.id === id,
  }
}

/** Of one channel, or of all. */
export function useRetryAll(n: number, channel: SentBy | undefined) {
  const stale = useStale()
  const { mutate, isPending } = api.useMutation('post', '/api/v1/dispatches/retry', {
    onSuccess: () => toast.done(strings.retriedAll(n)),
    onError: toast.failed,
    onSettled: () => stale('dispatches'),
  })
  return { retryAll: () => mutate({ params: { query: { channel } } }), pending: isPending }
}
