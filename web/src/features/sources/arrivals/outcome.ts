import type { Arrival } from '../useSources'

export type Outcome = 'taken' | 'due' | 'test' | 'failed' | 'erased' | 'refused' | 'ignored' | 'again'

/** The answers to mails, which no other source has: taken, refused. */
export const smtp = [250, 550]

/** What became of an arrival, in a word: where its leads differ, what most needs somebody. */
export function outcomeOf({ problem, leads, status }: Pick<Arrival, 'problem' | 'leads' | 'status'>): Outcome {
  if (problem !== null) return status === smtp[0] ? 'ignored' : 'refused'
  const worst = (['failed', 'due', 'taken', 'test', 'erased'] as const).find((state) => leads.some((lead) => lead.state === state))
  return worst ?? 'again'
}
