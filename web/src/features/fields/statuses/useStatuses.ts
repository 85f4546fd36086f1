import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useOrder } from '@/shared/ui'

export type Status = components['schemas']['LeadStatus']
export type NewStatus = components['schemas']['NewStatus']

const counted = api.queryOptions('get', '/api/v1/statuses', { params: { query: { counts: true } } })

/** The statuses with how many leads each has, counted anew whenever somebody comes to look. */
export function useCountedStatuses() {
  return useQuery({ ...counted, staleTime: 0 })
}

export function useOrderStatuses(statuses: Status[]) {
  const { mutateAsync } = api.useMutation('put', '/api/v1/statuses')
  const save = (items: Status[]) => mutateAsync({ body: { keys: items.map(({ key }) => key) } })
  return useOrder({ items: statuses, keyOf: ({ key }) => key, nameOf: ({ name }) => name, save, queryKey: counted.queryKey, topic: 'settings' })
}
