import type { Column } from '@/shared/ui'

/** Ids of the columns beside the name that somebody sees, in order. */
export type Arrangement = string[]

/** The columns to show, in the order chosen. The name always stands first; a column that is gone is left out. */
export function arranged<Row>(columns: Column<Row>[], shown: Arrangement): Column<Row>[] {
  const [first, ...rest] = columns
  const chosen = shown.flatMap((id) => rest.find((column) => column.id === id) ?? [])
  return first ? [first, ...chosen] : []
}

/** Hides a column, or shows it where one looks for it: behind those that usually come before it. */
export function toggled(shown: Arrangement, id: string, usual: readonly string[]): Arrangement {
  if (shown.includes(id)) return shown.filter((one) => one !== id)
  const before = usual.slice(0, usual.indexOf(id))
  return shown.toSpliced(shown.findLastIndex((one) => before.includes(one)) + 1, 0, id)
}

/** Puts a column where another one is. */
export function movedTo(shown: Arrangement, id: string, place: string): Arrangement {
  const [from, to] = [shown.indexOf(id), shown.indexOf(place)]
  return from < 0 || to < 0 ? shown : shown.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Moves a column by so many places; the very same arrangement where there is no such place. */
export function movedBy(shown: Arrangement, id: string, places: number): Arrangement {
  const place = shown[shown.indexOf(id) + places]
  return place === undefined ? shown : movedTo(shown, id, place)
}
