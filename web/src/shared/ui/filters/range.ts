import { count } from '../number'

/** A range of numbers as it stands in an address: `100..5000`, either end may be open. */
export type Range = { from: number | undefined; to: number | undefined }

export function readRange(value: string | undefined): Range {
  const [from, to] = value?.includes('..') ? value.split('..') : []
  return { from: numberOf(from), to: numberOf(to) }
}

/** Undefined when both ends are open: then there is no filter. */
export function writeRange({ from, to }: Range): string | undefined {
  return from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`
}

/** “100 – 5,000”, “from 100”, “up to 5,000”. */
export function rangeWords({ from, to }: Range, words: { from: (n: string) => string; upTo: (n: string) => string }): string | undefined {
  if (from !== undefined && to !== undefined) return `${count(from)} – ${count(to)}`
  if (from !== undefined) return words.from(count(from))
  return to === undefined ? undefined : words.upTo(count(to))
}

function numberOf(text: string | undefined): number | undefined {
  const n = Number(text)
  return text && Number.isFinite(n) ? n : undefined
}
