import { api } from '@/shared/api/client'

/** What a status is used by, asked anew each time: it decides what may be done. A new one has no key. */
export function useStatusUses(key = '', enabled = key !== '') {
  const { data, error } = api.useQuery('get', '/api/v1/statuses/{key}/uses', { params: { path: { key } } }, { enabled, staleTime: 0, gcTime: 0 })
  return { uses: data, error }
}
