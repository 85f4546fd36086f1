import { dateFormat } from '@/shared/locale/locale'
import { splitAt, type Leave } from './availability'

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

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
