import { strings } from '../strings'
import type { Activity, Decision } from '../useLead'

const words = strings.timeline

/** The decision behind an entry. Arrivals and enquiries do not name theirs, but were written in the same moment. */
export function decisionOf(entry: Activity, decisions: Decision[]): Decision | undefined {
  if (entry.decision_id !== null) return decisions.find((decision) => decision.id === entry.decision_id)
  const outcome = { created: 'unassigned', enquiry: 'duplicate' }[entry.kind as string]
  return decisions.find((decision) => decision.outcome === outcome && decision.at === entry.at)
}

/** What the button at an entry asks. By hand there is nothing to ask, unless `also` says so. */
export function whyLabel(entry: Activity, decisions: Decision[], also = false): string | undefined {
  const decision = decisionOf(entry, decisions)
  if (!decision && !(also && ['assigned', 'reassigned', 'unassigned'].includes(entry.kind))) return undefined
  switch (entry.kind) {
    case 'assigned':
    case 'reassigned': return words.whyAgent(entry.to?.name ?? '')
    case 'waiting': return words.whyWaiting
    case 'enquiry': return words.whyDuplicate
    default: return words.whyUnassigned
  }
}
