import { useMay } from '@/shared/api/useMe'

/** What can be done with ticked leads; `assign` and `reassign` open the same dialog. */
export type DialogName = 'assign' | 'reassign' | 'spread' | 'unassign' | 'status' | 'tags' | 'route' | 'export' | 'delete'

export type May = { assign: boolean; edit: boolean; export: boolean; delete: boolean; any: boolean }

/** What the role may do with many leads at once. */
export function useMayBulk(): May {
  const assign = useMay('leads.assign')
  const edit = useMay('leads.edit')
  const remove = useMay('leads.delete')
  // Who may only export has no use for ticks: the server counts for those who may change something.
  const any = assign || edit || remove
  return { assign, edit, delete: remove, export: useMay('leads.export'), any }
}
