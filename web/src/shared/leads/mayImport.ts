import { useMe } from '@/shared/api/useMe'

/** A file gives leads to everybody, and changes those that are there: it takes all of these. */
export const toImport = ['leads.create', 'leads.view_all', 'leads.edit', 'leads.assign'] as const

export function useMayImport(): boolean {
  const { data: me } = useMe()
  return toImport.every((permission) => me?.permissions.includes(permission) ?? false)
}
