/** A row of a list that changes while somebody reads it. */
type Row = { id: number; created_at: string }
export type Answer<R extends Row> = { items: R[]; next_cursor: string | null; total: number }

/** What is on the screen: rows, where the next page begins, and how many there were when it was shown. */
export type Shown<R extends Row> = { rows: R[]; next: string | null; total: number }

type Steady<R extends Row> = {
  shown: Shown<R>
  /** Rows of the latest answer that are held back, so that nothing jumps. */
  held: R[]
  /** Rows that left the latest answer: below it, or gone. The page after it knows. */
  lost: boolean
}

export function showAll<R extends Row>(latest: Answer<R>): Shown<R> {
  return { rows: latest.items, next: latest.next_cursor, total: latest.total }
}

/**
 * Brings a newer answer to the screen without moving what is read: rows keep their
 * places and take their new values, rows that are gone vanish, new ones are held
 * back, and what moved up from below fills the end. `beyond` is the page after the
 * latest answer, asked for only when rows were lost; `undefined` while it is on its
 * way, when lost rows stay for that moment.
 */
export function steady<R extends Row>(before: Shown<R>, latest: Answer<R>, beyond: R[] | undefined): Steady<R> {
  const inLatest = new Map(latest.items.map((row) => [row.id, row]))
  const inBeyond = new Map(beyond?.map((row) => [row.id, row]))
  const lost = before.rows.some((row) => !inLatest.has(row.id))
  const waiting = lost && latest.next_cursor !== null && beyond === undefined
  const kept = before.rows.flatMap((row) => inLatest.get(row.id) ?? inBeyond.get(row.id) ?? (waiting ? row : []))
  if (kept.length === 0) return { shown: showAll(latest), held: [], lost }

  const ids = new Set(kept.map((row) => row.id))
  const pushedOff = kept.some((row) => !inLatest.has(row.id))
  const last = latest.items.findLastIndex((row) => ids.has(row.id))
  const fillers = pushedOff ? [] : latest.items.slice(last + 1)
  const held = latest.items.slice(0, last + 1).filter((row) => !ids.has(row.id))
  const shown = { rows: [...kept, ...fillers], next: pushedOff ? before.next : latest.next_cursor, total: before.total }
  return { shown, held: last < 0 ? latest.items : held, lost }
}

export type News = { kind: 'added'; count: number } | { kind: 'changed' }

/** What to say about the rows that are held back; `newest` when new leads belong on top of this very list. */
export function newsOf<R extends Row>({ shown, held }: Steady<R>, latest: Answer<R>, newest: boolean, firstPage: boolean): News | undefined {
  const more = latest.total - shown.total
  if (newest && !firstPage) return more > 0 ? { kind: 'added', count: more } : undefined
  if (held.length === 0) return undefined
  const top = shown.rows.reduce((max, row) => (row.created_at > max ? row.created_at : max), '')
  if (!newest || held.some((row) => row.created_at < top)) return { kind: 'changed' }
  // A whole page of new rows: there may be more of them than the page holds.
  return { kind: 'added', count: held.length < latest.items.length ? held.length : Math.max(held.length, more) }
}
