import type { components } from '@/shared/api/schema'
import { numberFormat } from '@/shared/locale/locale'
import { strings } from './strings'

export type Replay = components['schemas']['Replay']
type Agent = Replay['agents'][number]
type Sides = { before: number; after: number }
type Period = { since: string; until: string }

const words = strings.result
const named = 2 // of those who lose, and of those who gain

export const difference = ({ before, after }: Sides) => after - before

/** How many weeks the leads came in. */
export function weeksOf({ since, until }: Period): number {
  return (Date.parse(until) - Date.parse(since)) / (7 * 86_400_000)
}

/** Whether figures can be told by the week: less than one is not blown up to one. */
export function isWeekly(period: Period): boolean {
  return weeksOf(period) >= 1 - 1e-9
}

/** So many in all that time, by the week. */
export function perWeek(n: number, period: Period): number {
  return isWeekly(period) ? n / weeksOf(period) : n
}

/** “12”, “2.8”; what is there is never told as 0. */
export function size(n: number): string {
  const far = Math.abs(n)
  const rounded = far >= 10 ? Math.round(far) : Math.max(Math.round(far * 10) / 10, far > 0 ? 0.1 : 0)
  return numberFormat({ maximumFractionDigits: 1 }).format(rounded)
}

/** “+9”, “−12”, “0”. */
export function signed(n: number): string {
  return n === 0 ? '0' : `${n > 0 ? '+' : '−'}${size(n)}`
}

/** Who loses most first, who gains most last. */
export function byLoss<Row extends Sides>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => difference(a) - difference(b) || b.before - a.before)
}

/** How many of the leads nobody got. */
export function nobodyBefore({ leads, agents }: Pick<Replay, 'leads' | 'agents'>): number {
  return leads - agents.reduce((sum, { before }) => sum + before, 0)
}

/** “Ana would get 12 fewer leads a week; Ben 9 more.” */
export function headline(replay: Pick<Replay, 'agents' | 'changed' | 'nobody' | 'since' | 'until'>): string {
  if (replay.changed === 0) return replay.nobody > 0 ? words.sameNobody : words.same
  const moved = byLoss(replay.agents).filter((agent) => difference(agent) !== 0)
  if (moved.length === 0) return replay.agents.length > 0 ? words.others : words.places
  const losers = moved.filter((agent) => difference(agent) < 0).slice(0, named)
  const gainers = moved.filter((agent) => difference(agent) > 0).toReversed().slice(0, named)
  const told = [...losers, ...gainers]
  const rest = moved.length - told.length
  return `${[...told.map((agent, at) => moveWords(agent, replay, at === 0)), ...(rest > 0 ? [words.rest(rest)] : [])].join('; ')}.`
}

function moveWords(agent: Agent, period: Period, first: boolean): string {
  const change = perWeek(difference(agent), period)
  const n = size(change)
  return first ? words.would(agent.name, n, change < 0, n === '1', isWeekly(period)) : words.and(agent.name, n, change < 0)
}
