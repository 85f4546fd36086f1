import { dateFormat } from '@/shared/locale/locale'
import { splitAt, stateNow, type Availability, type Leave, type MemberState } from './availability'
import { strings } from './strings'
import { dayAfter, wallAt } from './zone'

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** “today”, “tomorrow”, “Mon 3 June”; with the year if it is another one. */
export function dayWords(day: string, today: string): string {
  if (day === today) return strings.today
  if (day === dayAfter(today)) return strings.tomorrow
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long', year, timeZone: 'UTC' }).format(noon(day))
}

export function timeWords(at: Date, zone?: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)
}

/**
 * “14:00”, “tomorrow, 09:00”, “Mon 3 June”. The hour is the viewer's, or that of another reading zone; a midnight of the
 * workspace is a day, whatever the hour is where it is read.
 */
export function untilWords(until: Date, now: Date, workspaceZone?: string, reading?: string): string {
  const there = workspaceZone ? wallAt(until, workspaceZone) : undefined
  if (there?.time === '00:00') return dayWords(there.day, wallAt(now, workspaceZone).day)
  const here = wallAt(until, reading)
  const today = wallAt(now, reading).day
  if (here.day === today) return timeWords(until, reading)
  const day = dayWords(here.day, today)
  return here.time === '00:00' ? day : strings.dayAndTime(day, timeWords(until, reading))
}

/** “on leave until Mon 3 June”: why somebody may not answer soon. Undefined if nothing keeps them. */
export function awayWords(read: MemberState | undefined, now: Date, zone: string | undefined, words: 'away' | 'short' = 'away'): string | undefined {
  const { state, until } = stateNow(read, now)
  if (state === 'available' || state === 'inactive') return undefined
  return strings[words][state](until ? untilWords(new Date(until), now, zone) : undefined)
}

/** “On leave until Mon 3 June.”, to the member themselves. */
export function ownWords(read: MemberState | undefined, now: Date, zone: string | undefined, own?: Availability): string {
  const { state, until } = stateNow(read, now, own)
  if (state === 'available' || state === 'inactive') return strings.own[state]
  return strings.own[state](until ? untilWords(new Date(until), now, zone) : undefined)
}

/** “24 – 31 Dec 2026”, “Tue 1 Dec 2026, 13:00 – 17:00”, as it was written in the member's zone. */
export function leaveWords({ from, to }: Pick<Leave, 'from' | 'to'>): string {
  const [first, last] = [splitAt(from), splitAt(to)]
  if (!first.time && !last.time) {
    const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
    if (first.day === last.day) return dateFormat({ ...day, weekday: 'short' }).format(noon(first.day))
    return dateFormat(day).formatRange(noon(first.day), noon(last.day))
  }
  const minute = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' } as const
  const at = ({ day, time }: { day: string; time: string }, or: string) => new Date(`${day}T${time || or}:00Z`)
  return dateFormat(minute).formatRange(at(first, '00:00'), at(last, '23:59'))
}
