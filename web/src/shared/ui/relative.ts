import { dateFormat, relativeFormat } from '@/shared/locale/locale'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const steps: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [hour, minute, 'minute'],
  [day, hour, 'hour'],
  [7 * day, day, 'day'],
]

/** “now”, “3 min. ago”, “yesterday”; beyond a week the date, with the year if it is another one. */
export function relative(at: Date, now: Date): string {
  const words = relativeFormat({ numeric: 'auto', style: 'short' })
  const ms = at.getTime() - now.getTime()
  const away = Math.abs(ms)
  if (away < minute) return words.format(0, 'second')
  for (const [limit, size, unit] of steps) {
    if (away < limit) return words.format(Math.trunc(ms / size), unit)
  }
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

/** How long until `relative` may read differently. */
export function nextChange(at: Date, now: Date): number {
  const away = Math.abs(now.getTime() - at.getTime())
  return away < hour ? minute / 2 : hour / 2
}
