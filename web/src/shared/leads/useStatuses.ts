import { useCallback } from 'react'
import { api } from '@/shared/api/client'
import { statusName } from './words'

/** The workspace's statuses, in its order. */
export function useStatuses() {
  const { data } = api.useQuery('get', '/api/v1/statuses')
  const nameOf = useCallback((key: string) => data?.items.find((status) => status.key === key)?.name ?? statusName(key), [data])
  return { statuses: data?.items, nameOf }
}
