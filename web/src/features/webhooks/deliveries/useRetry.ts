import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { strings as tryWords } from '@/shared/tries/strings'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.deliveries

export function useRetry() {
  const stale = useStale()
  const { mutate, isPending, variables } = api.useMutation('post', '/api/v1/webhooks/deliveries/{id}/retry', {
    onSuccess: () => toast.done(tryWords.retried),
    onError: toast.failed,
    onSettled: () => stale('webhooks'),
  })
  return {
    retry: (id: number, done?: () => void) => mutate({ params: { path: { id } } }, { onSuccess: done }),
    pending: (id: number) => isPending && variables.params.path.id === id,
  }
}

/** Of one webhook, or of all that are on. */
export function useRetryAll(n: number, webhook: number | undefined) {
  const stale = useStale()
  const { mutate, isPending } = api.useMutation('post', '/api/v1/webhooks/deliveries/retry', {
    onSuccess: () => toast.done(words.retriedAll(n)),
    onError: toast.failed,
    onSettled: () => stale('webhooks'),
  })
  return { retryAll: () => mutate({ params: { query: { webhook_id: webhook } } }), pending: isPending }
}
