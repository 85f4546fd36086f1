import { api } from './client'

/** The signed-in member with the permissions of their role. */
export function useMe() {
  return api.useQuery('get', '/api/v1/me', {}, { staleTime: 5 * 60_000 })
}
