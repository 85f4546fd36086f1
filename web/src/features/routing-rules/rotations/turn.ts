import { leads } from '@/shared/ui/number'
import { strings } from '../strings'
import type { LedgerAgent } from './useLedger'

const words = strings.rotation
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** Who is next first; then who stands further back; then who is not in the turn. */
export function byTurn(agents: LedgerAgent[]): LedgerAgent[] {
  return agents.toSorted((a, b) => (a.next_in ?? Infinity) - (b.next_in ?? Infinity) || b.balance - a.balance)
}

/** “next”, “2nd”, or why there is no place. `place` counts from 0 in the order of byTurn. */
export function placeWords(agent: LedgerAgent, place: number): string {
  if (agent.reason) return words.reasons[agent.reason] ?? words.notInTurn
  if (agent.next_in === null) return words.notInSight
  if (place === 0) return words.next
  const nth = place + 1
  return `${nth}${endings[ordinals.select(nth)]}`
}

/** “Everyone is within 1 lead.”: how far the furthest is from fair. */
export function spreadWords(agents: LedgerAgent[]): string {
  const furthest = Math.max(0, ...agents.map(({ balance }) => Math.abs(balance)))
  // A balance of exactly one lead, but for rounding, is still one lead.
  return words.within(Math.max(1, Math.ceil(furthest - 1e-9)))
}

export function balanceWords(balance: number): string {
  if (Math.abs(balance) < 0.05) return words.even
  return balance > 0 ? words.owed(leads(balance)) : words.ahead(leads(balance))
}
