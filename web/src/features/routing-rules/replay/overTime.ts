import { dayAfter } from '@/shared/availability/zone'
import type { Series } from '@/shared/ui/StackedBars'
import type { Replay } from './figures'
import { strings } from './strings'

type Side = 'before' | 'after'
export type Unit = 'day' | 'week' | 'month'
/** Bars for each day, week or month, and the same people in the same colours on both sides. */
type OverTime = { unit: Unit; starts: string[]; before: Series[]; after: Series[]; most: number }

/** How many colours there are, and how many bars can be told apart. */
const mostColours = 7
const mostBars = 45

/** Who got how many over time, and would have got. Days without leads stand between those with some. */
export function overTime({ days, agents }: Pick<Replay, 'days' | 'agents'>): OverTime {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return { unit: 'day', starts: [], before: [], after: [], most: 0 }
  const unit = unitFor(first, last)
  const starts = startsOf(first, last, unit)
  const place = new Map(starts.map((start, at) => [start, at]))
  const values = new Map(agents.map(({ agent_id }) => [agent_id, { before: starts.map(() => 0), after: starts.map(() => 0) }]))
  for (const { day, agents: those } of days) {
    const at = place.get(startOf(day, unit)) ?? 0
    for (const { agent_id, before, after } of those) add(values.get(agent_id), at, before, after)
  }
  const sorted = agents.toSorted((a, b) => b.before + b.after - a.before - a.after)
  const few = sorted.length > mostColours ? sorted.slice(0, mostColours - 1) : sorted
  const rest = sorted.slice(few.length)
  const seriesOf = (side: Side): Series[] => [
    ...few.map(({ agent_id: key, name }) => ({ key, name, values: values.get(key)?.[side] ?? [] })),
    ...(rest.length > 0 ? [{ key: 'rest', name: strings.time.others(rest.length), values: starts.map((_, at) => sum(rest.map(({ agent_id }) => values.get(agent_id)?.[side][at] ?? 0))), rest: true }] : []),
  ]
  const [before, after] = [seriesOf('before'), seriesOf('after')]
  const most = Math.max(...[before, after].flatMap((series) => starts.map((_, at) => sum(series.map((one) => one.values[at] ?? 0)))))
  return { unit, starts, before, after, most }
}

function add(sides: Record<Side, number[]> | undefined, at: number, before: number, after: number) {
  if (!sides) return
  sides.before[at] = (sides.before[at] ?? 0) + before
  sides.after[at] = (sides.after[at] ?? 0) + after
}

function unitFor(first: string, last: string): Unit {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
  return days <= mostBars ? 'day' : days <= mostBars * 7 ? 'week' : 'month'
}

function startOf(day: string, unit: Unit): string {
  if (unit === 'day') return day
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 // from Monday
  return dayAfter(day, -weekday)
}

function startsOf(first: string, last: string, unit: Unit): string[] {
  const starts = []
  const step = { day: 1, week: 7, month: 31 }[unit] // 31 days after the first of a month lies in the next
  for (let start = startOf(first, unit); start <= last; start = startOf(dayAfter(start, step), unit)) starts.push(start)
  return starts
}

function sum(figures: number[]): number {
  return figures.reduce((all, one) => all + one, 0)
}
