const ways: Record<string, (at: number, of: number) => number> = {
  ArrowDown: (at, of) => Math.min(at + 1, of - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, of) => of - 1,
}

/** What of each row in a list takes the focus. */
const stops = (list: Element) => [...list.querySelectorAll<HTMLElement>('[data-step]')]

/** From a row of a list `[data-steps]` to the one that a key leads to; false: the key leads nowhere. */
export function step(from: HTMLElement, key: string): boolean {
  const list = from.closest('[data-steps]')
  const row = from.closest('li')
  const go = ways[key]
  if (!list || !row || !go) return false
  const all = stops(list)
  all[go(all.findIndex((one) => row.contains(one)), all.length)]?.focus()
  return true
}

/** A row, and where in the list it stands. */
export type Place = { row: Element; at: number }

/** Where in the list somebody is; undefined: elsewhere. */
export function placeIn(list: Element): Place | undefined {
  const row = document.activeElement?.closest('li')
  if (!row || !list.contains(row)) return undefined
  return { row, at: stops(list).findIndex((one) => row.contains(one)) }
}

/** Focuses the row that stands at a place now, or the last one. */
export function focusAt(list: Element, at: number) {
  const all = stops(list)
  all[Math.min(at, all.length - 1)]?.focus()
}
