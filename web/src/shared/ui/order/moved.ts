/** The list with one item taken out and put in at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, item)
}

/** The list in the order of these keys. What they do not name stands behind, as it stood. */
export function arranged<T>(list: readonly T[], keys: readonly string[], keyOf: (item: T) => string): T[] {
  const placeOf = (item: T) => (keys.includes(keyOf(item)) ? keys.indexOf(keyOf(item)) : keys.length)
  return list.toSorted((a, b) => placeOf(a) - placeOf(b))
}
