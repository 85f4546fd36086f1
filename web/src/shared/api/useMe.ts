import { useQuery } from '@tanstack/react-query'
import { api } from './client'
import type { components } from './schema'

export const meOptions = api.queryOptions('get', '/api/v1/me', {}, { staleTime: 5 * 60_000 })

/** The signed-in member with the permissions of their role. */
export function useMe() {
  return useQuery(meOptions)
}

/** Whether the signed-in member's role holds a permission. */
export function useMay(permission: components['schemas']['Permission']): boolean {
  return useMe().data?.permissions.includes(permission) ?? false
}
