import { api } from '@/shared/api/client'

/** What a status is used by, asked anew each time: it decides what may be done. */
export function useStatusUses(key: string | undefined) {
  const { data, error } = api.useQuery('get', '/api/v1/statuses/{key}/uses', { params: { path: { key: key ?? '' } } }, { enabled: key !== undefined, staleTime: 0, gcTime: 0 })
  return { uses: data, error }
}
