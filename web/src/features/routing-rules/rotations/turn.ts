import { skipWords, type SkipReason } from '@/shared/availability/skips'
import type { Reading } from '@/shared/availability/words'
import { leads } from '@/shared/ui/number'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import type { LedgerAgent } from './useLedger'

type Limits = Pick<Rotation['agents'][number], 'cap_day' | 'cap_week' | 'max_open'>

const words = strings.rotation
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** Whether the reason is short enough to stand where the place stands. */
const isInPlace = (reason: SkipReason, until: string | null) => until === null && ['inactive', 'excluded', 'weight_zero'].includes(reason)

/** Who is next first; then who stands further back; then who is not in the turn. */
export function byTurn(agents: LedgerAgent[]): LedgerAgent[] {
  return agents.toSorted((a, b) => (a.next_in ?? Infinity) - (b.next_in ?? Infinity) || b.balance - a.balance)
}

/** “next”, “2nd”, or why there is no place. `place` counts from 0 in the order of byTurn. */
export function placeWords(agent: LedgerAgent, place: number): string {
  if (agent.reason) return isInPlace(agent.reason, agent.until) ? skipWords({ reason: agent.reason }, { now: new Date() }) : words.skipped
  if (agent.next_in === null) return words.notInSight
  if (place === 0) return words.next
  const nth = place + 1
  return `${nth}${endings[ordinals.select(nth)]}`
}

/** What stands below a name: why it is passed over, and how much of the limits is used up. */
export function notesOf(agent: LedgerAgent, { cap_day, cap_week, max_open }: Limits, openLeads: number | undefined, reading: Reading): string[] {
  const { reason, until, today, week } = agent
  const [had, most] = reason === 'cap_day' ? [today, cap_day] : reason === 'cap_week' ? [week, cap_week] : [openLeads, max_open]
  return [
    ...(reason && !isInPlace(reason, until) ? [skipWords({ reason, ends: until, had, most: most ?? undefined }, reading)] : []),
    ...(cap_day === null || reason === 'cap_day' ? [] : [words.today(today, cap_day)]),
    ...(cap_week === null || reason === 'cap_week' ? [] : [words.week(week, cap_week)]),
    ...(max_open === null || reason === 'max_open' ? [] : [words.atMost(max_open)]),
  ]
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
