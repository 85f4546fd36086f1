import { useQuery } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import type { Show } from '../search'

/** One page of deliveries, newest first. The page before stays in sight until the next one is there. */
export function useDeliveries(show: Show, webhook: number | undefined, cursor: string | undefined) {
  const query = { limit: 25, cursor, state: show === 'all' ? undefined : show }
  return useQuery({
    // As api.useQuery has it, so that the stream's topics find it.
    queryKey: ['get', '/api/v1/webhooks/deliveries', { show, webhook, cursor }],
    queryFn: async ({ signal }) => {
      const answer = webhook === undefined
        ? await client.GET('/api/v1/webhooks/deliveries', { params: { query }, signal })
        : await client.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id: webhook }, query }, signal })
      if (answer.error) throw answer.error
      return answer.data
    },
    placeholderData: (before, last) => {
      const key = last?.queryKey[2] as { show?: Show; webhook?: number } | undefined
      return key?.show === show && key.webhook === webhook ? before : undefined
    },
  })
}
