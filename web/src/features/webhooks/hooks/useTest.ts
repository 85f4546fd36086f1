import { useNavigate } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

/** Sends a test message and offers to look how it goes. */
export function useTest() {
  const stale = useStale()
  const navigate = useNavigate()
  const { mutate } = api.useMutation('post', '/api/v1/webhooks/{id}/test', {
    onSuccess: ({ webhook_id }) => {
      void stale('webhooks')
      const see = () => void navigate({ to: '/admin/webhooks', search: { show: 'all', webhook: webhook_id } })
      toast.done(strings.tested, undefined, { label: strings.list.seeDeliveries, run: see })
    },
    onError: toast.failed,
  })
  return (id: number) => mutate({ params: { path: { id } } })
}
