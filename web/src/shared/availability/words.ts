import { namedDay } from '@/shared/locale/day'
import { dateFormat } from '@/shared/locale/locale'
import { stateNow, type MemberState } from './state'
import { strings } from './strings'
import { dayAfter, wallAt } from './zone'

/** By whose days and clock an end is told. */
export type Reading = {
  now: Date
  /** Zone of the workspace: a midnight there is a day, whatever the hour is where it is read. */
  workspace?: string
  /** Zone of the hours that are said; absent: the viewer's. */
  clock?: string
  /** It stays written down: days have their names, none is “tomorrow”. */
  record?: boolean
}

/** “today”, “tomorrow”, “Mon 3 June”; with the year if it is another one. */
export function dayWords(day: string, today: string, record = false): string {
  if (day === today && !record) return strings.today
  if (day === dayAfter(today) && !record) return strings.tomorrow
  return namedDay(day, day.slice(0, 4) !== today.slice(0, 4))
}

export function timeWords(at: Date, zone?: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)
}

/**
 * What stands after “until”: “14:00”, “tomorrow, 09:00”, “Mon 3 June” if that day begins then. `lasts`: what lasts whole
 * days is until its last one, not until the midnight after it.
 */
export function untilWords(end: Date, { now, workspace, clock, record }: Reading, lasts = false): string {
  const there = workspace !== undefined && wallAt(end, workspace).time === '00:00'
  const { day, time } = wallAt(end, there ? workspace : clock)
  const today = wallAt(now, there ? workspace : clock).day
  if (time === '00:00') return lasts ? lastDayWords(dayAfter(day, -1), today, record) : dayWords(day, today, record)
  return day === today ? timeWords(end, clock) : strings.dayAndTime(dayWords(day, today, record), timeWords(end, clock))
}

/** The last day of what lasts whole days. */
export function lastDayWords(day: string, today: string, record = false): string {
  return day === today && !record ? strings.endOfToday : dayWords(day, today, record)
}

/** Why somebody has no leads, and until when: said in a sentence, in a column, or to the member. */
type Away = keyof typeof strings.away

/** “on leave until Mon 3 June” */
export function stateWords(state: Away, end: string | null | undefined, reading: Reading, form: 'away' | 'short' = 'away'): string {
  return strings[form][state](end ? untilWords(new Date(end), reading, state === 'on_leave') : undefined)
}

/** Why somebody may not answer soon. Undefined if nothing keeps them. */
export function awayWords(read: MemberState | undefined, reading: Reading, form: 'away' | 'short' = 'away'): string | undefined {
  const { state, until } = stateNow(read, reading.now)
  return state === 'available' || state === 'inactive' ? undefined : stateWords(state, until, reading, form)
}
