import { strings } from '../strings'

const { seconds: inSeconds, minutes: inMinutes, hours: inHours } = strings.time

/** “40 s”, “3 min”, “1 h 20 min”: never less than it takes. */
export function timeWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (seconds < 60) return inSeconds(Math.max(1, seconds))
  return minutes <= 60 ? inMinutes(minutes) : inHours(Math.floor(minutes / 60), minutes % 60)
}
