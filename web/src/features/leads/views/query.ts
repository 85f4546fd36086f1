import { valuesOf } from '@/shared/search/searchParams'
import { filterKeys, newestFirst } from '../search'
import type { View } from './useViews'

/** What a view keeps of an address: filters and order, as the API writes them. */
export type Query = View['query']

const kept = [...filterKeys, 'sort'] as const

/** Filters and order of an address; the order in which a list is read anyway is none. */
export function queryOf(search: Record<string, unknown>): Query {
  const parts = kept.map((key): [string, string[]] => [key, [...new Set(valuesOf(search[key]))]])
  return Object.fromEntries(parts.filter(([key, values]) => values.length > 0 && !(key === 'sort' && values[0] === newestFirst)))
}

/** Whether two queries show the same list: the order of keys and values means nothing. */
export function isSame(a: Query, b: Query): boolean {
  return plain(a) === plain(b)
}

function plain(query: Query): string {
  return JSON.stringify(Object.entries(query).map(([key, values]) => [key, values.toSorted()]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)))
}

/** The address of a view. It names its filters too: whoever may not see the view still sees the list. */
export function searchOf(view: View): Record<string, unknown> {
  return { ...view.query, view: String(view.id) }
}
