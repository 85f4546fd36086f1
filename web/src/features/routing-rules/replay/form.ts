import { dayAfter, momentOf, wallAt } from '@/shared/availability/zone'
import { daysBefore, type People, type Settled } from './question'
import { strings } from './strings'

export const dayChoices = [7, 30, 90]
export const lastChoices = [100, 1_000, 10_000]

/** What stands in the inputs. `time`: `7d`, `last 1000` or `dates`. */
export type Form = { policy: string; time: string; from: string; to: string; people: People }
export type Complaints = { from?: string; to?: string }

type At = { now: Date; zone: string }

const dayMs = 86_400_000
const { missing } = strings.form

/** The inputs that ask this; days that ended long ago are not “the last 7 days” any more. */
export function formOf(question: Settled, { now, zone }: At): Form {
  const { policy, last, since, until, people } = question
  const form = { policy: String(policy), people, from: wallAt(new Date(since ?? daysBefore(until, 30)), zone).day, to: wallAt(new Date(Date.parse(until) - 1), zone).day }
  if (last) return { ...form, time: `last ${last}` }
  const days = dayChoices.find((n) => Date.parse(until) - Date.parse(since ?? '') === n * dayMs)
  const isRecent = now.getTime() - Date.parse(until) < dayMs
  return { ...form, time: days && isRecent ? `${days}d` : 'dates' }
}

/** What is asked by these inputs, now. The revision of the draft is for whoever knows it. */
export function asked({ policy, time, from, to, people }: Form, { now, zone }: At, revision: number): Settled {
  const rules = policy === 'draft' ? { policy: 'draft' as const, revision } : { policy: Number(policy) }
  const until = now.toISOString()
  const last = /^last (\d+)$/.exec(time)?.[1]
  if (last) return { ...rules, people, until, last: Number(last) }
  if (time !== 'dates') return { ...rules, people, until, since: daysBefore(until, Number.parseInt(time, 10)) }
  const end = momentOf(dayAfter(to), '00:00', zone)
  return { ...rules, people, since: momentOf(from, '00:00', zone).toISOString(), until: (end < now ? end : now).toISOString() }
}

/** What must be mended before it can be asked. */
export function complaintsOf({ time, from, to }: Form, { now, zone }: At): Complaints {
  if (time !== 'dates') return {}
  if (!from) return { from: missing.from }
  if (!to) return { to: missing.to }
  if (to < from) return { to: missing.order }
  return from > wallAt(now, zone).day ? { from: missing.future } : {}
}
