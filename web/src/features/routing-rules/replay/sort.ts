import type { Sort } from '@/shared/ui'

/** What a column sorts by. */
export type SortKeys<Row> = Record<string, (row: Row) => number | string>

/** Rows by a column; those alike there stay in their order. */
export function sorted<Row>(rows: Row[], keys: SortKeys<Row>, { by, desc }: Sort): Row[] {
  const key = keys[by]
  if (!key) return rows
  const ascending = (a: Row, b: Row) => {
    const [x, y] = [key(a), key(b)]
    return typeof x === 'string' || typeof y === 'string' ? String(x).localeCompare(String(y)) : x - y
  }
  return rows.toSorted((a, b) => (desc ? ascending(b, a) : ascending(a, b)))
}
