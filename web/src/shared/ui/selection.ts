/**
 * What is ticked in a list. `some` names the ticked rows, on whatever page they
 * stand. `all` is everything that matches the filter, but for a few; `total` is
 * the number the user agreed to, or `more` than that match and nobody counted.
 */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all'; except: ReadonlySet<string>; total: number; more?: boolean }

export const nothingSelected: Selection = { kind: 'some', ids: new Set() }

export function allMatching(total: number, exact = true): Selection {
  return { kind: 'all', except: new Set(), total, ...(!exact && { more: true }) }
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)
}

export function countSelected(selection: Selection): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(selection.total - selection.except.size, 0)
}

/** Ticks or unticks rows; every other row stays as it is. */
export function select(selection: Selection, ids: readonly string[], on: boolean): Selection {
  if (selection.kind === 'some') return { kind: 'some', ids: changed(selection.ids, ids, on) }
  const next: Selection = { ...selection, except: changed(selection.except, ids, !on) }
  return countSelected(next) === 0 ? nothingSelected : next
}

function changed(set: ReadonlySet<string>, ids: readonly string[], add: boolean): ReadonlySet<string> {
  const next = new Set(set)
  for (const id of ids) {
    if (add) next.add(id)
    else next.delete(id)
  }
  return next
}
