import { valuesOf } from '@/shared/search/searchParams'

/** The filters of the Leads page, named as in the API. */
export const filterKeys = ['q', 'assigned_agent', 'status', 'source', 'form', 'tag', 'created', 'batch'] as const

export type LeadsSearch = { [Key in (typeof filterKeys)[number]]?: string[] } & { sort?: string; cursor?: string }

/** Reads the address of the Leads page; what it does not know is dropped. */
export function leadsSearch(search: Record<string, unknown>): LeadsSearch {
  const filters = filterKeys.flatMap((key) => {
    const values = valuesOf(search[key])
    return values.length > 0 ? [[key, values] as const] : []
  })
  return { ...Object.fromEntries(filters), ...one(search, 'sort'), ...one(search, 'cursor') }
}

function one(search: Record<string, unknown>, key: 'sort' | 'cursor'): Record<string, string> {
  const value = valuesOf(search[key])[0]
  return value ? { [key]: value } : {}
}
