import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { toast, useOrder } from '@/shared/ui'

export type Status = components['schemas']['LeadStatus']
export type NewStatus = components['schemas']['NewStatus']
type Statuses = { items: Status[]; next_cursor: string | null }

const counted = api.queryOptions('get', '/api/v1/statuses', { params: { query: { counts: true } } })

/** The statuses with how many leads each has, counted anew whenever somebody comes to look. */
export function useCountedStatuses() {
  return useQuery({ ...counted, staleTime: 0 })
}

/** Puts a status at another place: at once on the screen, and back if the server refuses. */
export function useOrderStatuses(statuses: Status[]) {
  const queries = useQueryClient()
  const stale = useStale()
  const { mutate } = api.useMutation('put', '/api/v1/statuses', { onError: toast.failed, onSettled: () => stale('settings') })

  function save(items: Status[]) {
    queries.setQueryData<Statuses>(counted.queryKey, (now) => now && { ...now, items })
    mutate({ body: { keys: items.map(({ key }) => key) } })
  }
  return useOrder({ items: statuses, keyOf: ({ key }) => key, nameOf: ({ name }) => name, onOrder: save })
}
