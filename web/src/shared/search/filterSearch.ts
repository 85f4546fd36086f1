import { valuesOf } from './searchParams'

/** The chosen values of every filter; a filter without a choice is absent. */
export type FilterValues = Record<string, string[]>

/** Takes the filters out of an address. Keys that no filter has are left alone. */
export function filtersFromSearch(search: Record<string, unknown>, keys: readonly string[]): FilterValues {
  const filters: FilterValues = {}
  for (const key of keys) {
    const values = [...new Set(valuesOf(search[key]))]
    if (values.length > 0) filters[key] = values
  }
  return filters
}

/**
 * Writes the filters into an address. The cursor goes: it belonged to the list
 * before the change. Everything else (sort, saved view) stays.
 */
export function searchFromFilters(search: Record<string, unknown>, filters: FilterValues, keys: readonly string[]): Record<string, unknown> {
  const next = Object.fromEntries(Object.entries(search).filter(([key]) => key !== 'cursor' && !keys.includes(key)))
  for (const key of keys) {
    if (filters[key]?.length) next[key] = filters[key]
  }
  return next
}

export function countFilters(filters: FilterValues): number {
  return Object.values(filters).filter((values) => values.length > 0).length
}
