import type { components } from '@/shared/api/schema'
import { valuesOf } from '@/shared/search/searchParams'

/** The filters of the Leads page, named as in the API. */
export const filterKeys = [
  'q', 'assigned_agent', 'status', 'source', 'form', 'tag', 'tag_all', 'tag_none', 'created', 'active', 'value_min', 'value_max', 'field', 'batch',
] as const

export type LeadSort = components['schemas']['LeadSort']
export const sorts = ['-created_at', 'created_at', '-updated_at', 'updated_at', 'name', '-name', '-value', 'value'] as const satisfies LeadSort[]
export const newestFirst: LeadSort = '-created_at'

export type LeadsSearch = { [Key in (typeof filterKeys)[number]]?: string[] } & { sort?: LeadSort; cursor?: string; view?: string }

/** Reads the address of the Leads page; what it does not know is dropped. */
export function leadsSearch(search: Record<string, unknown>): LeadsSearch {
  const filters = filterKeys.flatMap((key) => {
    const values = valuesOf(search[key])
    return values.length > 0 ? [[key, values] as const] : []
  })
  const sort = sorts.find((one) => one === valuesOf(search.sort)[0])
  const cursor = valuesOf(search.cursor)[0]
  const view = valuesOf(search.view)[0]
  // The router keeps a key that is left out: what goes has to be named.
  const dropped = Object.fromEntries(Object.keys(search).map((key) => [key, undefined]))
  return { ...dropped, ...Object.fromEntries(filters), ...(sort && sort !== newestFirst && { sort }), ...(cursor && { cursor }), ...(view && { view }) }
}
