import type { Arrival } from '../useSources'

export type Outcome = 'taken' | 'due' | 'test' | 'failed' | 'erased' | 'refused' | 'again'

/** What became of an arrival, in a word: where its leads differ, what most needs somebody. */
export function outcomeOf({ problem, leads }: Pick<Arrival, 'problem' | 'leads'>): Outcome {
  if (problem !== null) return 'refused'
  const worst = (['failed', 'due', 'taken', 'test', 'erased'] as const).find((state) => leads.some((lead) => lead.state === state))
  return worst ?? 'again'
}
