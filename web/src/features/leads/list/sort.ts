import type { Sort } from '@/shared/ui'
import type { LeadSort } from '../search'

/** The order as the table's header shows it. */
export function sortInTable(sort: LeadSort): Sort {
  return { by: sort.endsWith('name') ? 'name' : 'created', desc: sort.startsWith('-') }
}

export function sortOfTable({ by, desc }: Sort): LeadSort {
  if (by === 'name') return desc ? '-name' : 'name'
  return desc ? '-created_at' : 'created_at'
}
