import { dateFormat, relativeFormat } from '@/shared/locale/locale'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** “now”, “3 min. ago”, “5 hr. ago” today, “yesterday” from midnight on; beyond a week the date, with the year if it is another one. */
export function relative(at: Date, now: Date): string {
  const words = relativeFormat({ numeric: 'auto', style: 'short' })
  const ms = at.getTime() - now.getTime()
  const away = Math.abs(ms)
  if (away < minute) return words.format(0, 'second')
  if (away < hour) return words.format(Math.trunc(ms / minute), 'minute')
  const days = daysBetween(now, at)
  if (days === 0) return words.format(Math.trunc(ms / hour), 'hour')
  if (Math.abs(days) < 7) return words.format(days, 'day')
  const sameYear = at.getFullYear() === now.getFullYear()
  return sameYear ? dateFormat({ day: 'numeric', month: 'short' }).format(at) : date(at)
}

/** “1 Jun 2026” */
export function date(at: Date): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** The exact time in the viewer's zone, naming the zone. */
export function exact(at: Date): string {
  return dateFormat({
    weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  }).format(at)
}

/** How long until `relative` may read differently: at midnight at the latest. */
export function nextChange(at: Date, now: Date): number {
  const away = Math.abs(now.getTime() - at.getTime())
  return away < hour ? minute / 2 : Math.min(hour / 2, startOf(now, 1).getTime() - now.getTime())
}

/** How many midnights lie between two moments where the viewer is; a day may have 23 or 25 hours. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((startOf(to).getTime() - startOf(from).getTime()) / day)
}

function startOf(at: Date, daysOn = 0): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysOn)
}
