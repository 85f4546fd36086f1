import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Role = components['schemas']['Role']
export type Permission = components['schemas']['Permission']
export type PermissionText = components['schemas']['PermissionText']

export function useRoles() {
  const { data, error, refetch } = api.useQuery('get', '/api/v1/roles')
  const members = api.useQuery('get', '/api/v1/members').data?.items
  const usersOf = (role: Role) => members?.filter((member) => member.role === role.key).length
  return { roles: data?.items, permissions: data?.permissions ?? [], usersOf, error, refetch }
}
