import { dateFormat } from '@/shared/locale/locale'

const day = 24 * 60 * 60_000

/**
 * When something ends, as it stands in a sentence after “until”: “14:00” within a day, else “Mon 3 June”, with the time
 * unless that day begins then. `lasts`: what lasts whole days is until its last one, not until the midnight after it.
 */
export function until(at: Date, now: Date, lasts = false): string {
  const midnight = at.getHours() === 0 && at.getMinutes() === 0
  if (midnight && lasts) return dayOf(new Date(at.getTime() - 1))
  if (at.getTime() - now.getTime() < day) return timeOf(at)
  return midnight ? dayOf(at) : `${dayOf(at)}, ${timeOf(at)}`
}

/** “Mon 3 June” */
export function dayOf(at: Date): string {
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long' }).format(at)
}

function timeOf(at: Date): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at)
}
