import { strings } from './strings'

const words = strings.waited

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long somebody has waited, as exactly as it matters: “14 min”, “2 h 14 min”, “3 days”. */
export function waited(since: Date, now: Date): string {
  const ms = Math.max(0, now.getTime() - since.getTime())
  if (ms < minute) return words.lessThanAMinute
  if (ms < hour) return words.minutes(Math.floor(ms / minute))
  if (ms < day) return words.hours(Math.floor(ms / hour), Math.floor((ms % hour) / minute))
  return words.days(Math.floor(ms / day))
}
