import { useMay } from '@/shared/api/useMe'

/** What can be done with ticked leads; `assign` and `reassign` open the same dialog. */
export type DialogName = 'assign' | 'reassign' | 'spread' | 'unassign' | 'status' | 'tags' | 'route' | 'delete'

export type May = { assign: boolean; edit: boolean; delete: boolean; any: boolean }

/** What the role may do with many leads at once. */
export function useMayBulk(): May {
  const [assign, edit, remove] = [useMay('leads.assign'), useMay('leads.edit'), useMay('leads.delete')]
  return { assign, edit, delete: remove, any: assign || edit || remove }
}
