import { api } from '@/shared/api/client'

/** Leads that may be of the same person; undefined while nobody knows. */
export function useDuplicates(id: number) {
  return api.useQuery('get', '/api/v1/leads/{id}/duplicates', { params: { path: { id } } }).data?.items
}
