/** The end of a scale that holds `most`: an even figure, so that its half is whole. */
export function niceTop(most: number): number {
  if (most <= 2) return 2
  const size = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 6, 8, 10].map((step) => step * size).find((top) => top >= most && top % 2 === 0) ?? 10 * size
}

/** Which of so many days are named below the bars: the last, and others evenly before it. */
export function ticksOf(days: number): number[] {
  const step = Math.max(1, Math.ceil(days / 5))
  return Array.from({ length: Math.ceil(days / step) }, (_, n) => days - 1 - n * step).toReversed()
}
