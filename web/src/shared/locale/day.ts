import { dateFormat } from './locale'

/** “Mon 3 June” of 2026-06-03, with the year where it is asked for. */
export function namedDay(day: string, year = false): string {
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long', year: year ? 'numeric' : undefined, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
}
