import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import { bodyOf, type Webhook } from '../useWebhooks'

export function useSwitchOn() {
  const stale = useStale()
  const { mutate, isPending } = api.useMutation('put', '/api/v1/webhooks/{id}', {
    onSuccess: () => {
      void stale('webhooks')
      toast.done(strings.switchedOn)
    },
    onError: toast.failed,
  })
  const switchOn = (webhook: Webhook) => mutate({ params: { path: { id: webhook.id } }, body: { ...bodyOf(webhook), on: true } })
  return { switchOn, pending: isPending }
}
