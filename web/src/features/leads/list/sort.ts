import type { Sort } from '@/shared/ui'
import type { LeadSort } from '../search'

/** By which column of the table a list is sorted, as the API calls it. */
const keys = { created: 'created_at', activity: 'updated_at', name: 'name', value: 'value' } as const

/** The order as the table's header shows it. */
export function sortInTable(sort: LeadSort): Sort {
  const [by] = Object.entries(keys).find(([, key]) => sort.endsWith(key)) ?? ['created']
  return { by, desc: sort.startsWith('-') }
}

export function sortOfTable({ by, desc }: Sort): LeadSort {
  const key = keys[by as keyof typeof keys]
  return desc ? `-${key}` : key
}
