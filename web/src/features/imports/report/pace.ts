/** How far something was at a moment, in milliseconds of one clock. */
export type Mark = { at: number; n: number }

// Long enough that one slow portion does not frighten anybody, short enough to notice that it has become slower.
const rememberedMs = 15_000
// Before that a pace says nothing.
const soonestMs = 1_000

/** Adds a moment; what is too long ago is forgotten. A step back begins anew: an undo counts from the start. */
export function marked(marks: Mark[], now: Mark): Mark[] {
  const last = marks.at(-1)
  if (last && now.n < last.n) return [now]
  return [...marks.filter(({ at }) => now.at - at <= rememberedMs), now]
}

/** How many a second, lately; undefined while that cannot be said. */
export function paceOf(marks: Mark[]): number | undefined {
  const [first, last] = [marks[0], marks.at(-1)]
  if (!first || !last || last.at - first.at < soonestMs || last.n === first.n) return undefined
  return ((last.n - first.n) * 1000) / (last.at - first.at)
}

/** How many seconds are left at this pace. */
export function secondsLeft(pace: number, { n, of }: { n: number; of: number }): number {
  return Math.ceil((of - n) / pace)
}
