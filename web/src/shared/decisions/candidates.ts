import type { components } from '@/shared/api/schema'
import type { Skip } from '@/shared/availability/skips'

export type Decision = components['schemas']['Decision']
type Candidate = Decision['candidates'][number]

/**
 * What a candidate was owed in the moment of the choice: every one available is
 * first credited a share of this very lead, then the one owed the most is picked
 * and pays one lead.
 */
export function owedAtChoice(candidate: Candidate, decision: Decision): number {
  const paid = decision.rotation && decision.chosen?.agent_id === candidate.agent_id && decision.outcome === 'assigned' ? 1 : 0
  return candidate.balance_after + paid
}

/** Why a candidate was passed over: when it ends, or what was counted (“10”) and what was wanted (“fewer than 10”). */
export function skipOf({ reason, observed, wanted }: Candidate): Skip | undefined {
  if (!reason) return undefined
  if (['on_leave', 'paused', 'outside_hours', 'excluded'].includes(reason)) return { reason, ends: Number.isNaN(Date.parse(observed)) ? null : observed }
  return { reason, had: figureIn(observed), most: figureIn(wanted) }
}

function figureIn(text: string): number | undefined {
  const figure = /\d+/.exec(text)?.[0]
  return figure === undefined ? undefined : Number(figure)
}

/** Who got it, then who was owed the most, then those who were skipped. */
export function inOrder(decision: Decision): Candidate[] {
  const rank = (candidate: Candidate) => (candidate.agent_id === decision.chosen?.agent_id ? 0 : candidate.eligible ? 1 : 2)
  return decision.candidates.toSorted((a, b) => rank(a) - rank(b) || owedAtChoice(b, decision) - owedAtChoice(a, decision))
}
