import { isProblem } from '@/shared/api/problem'

/**
 * Complaints by the input they are about: with `leave[2].`, that about `leave[2].to` is that of `to`. Those about other
 * inputs are left out.
 */
export function problemsUnder(error: unknown, place: string): Record<string, string> {
  if (!isProblem(error)) return {}
  return Object.fromEntries((error.errors ?? []).flatMap(({ location = '', message }) => {
    const field = location.replace(/^body\./, '')
    return message && field.startsWith(place) ? [[field.slice(place.length), message]] : []
  }))
}

/** What is wrong with a stretch of a day, whichever of its ends is named; or with the day. */
export function problemOfStretch(wrong: Record<string, string>, day: string, at: number): string | undefined {
  const place = `week.${day}[${at}]`
  return wrong[place] ?? wrong[`${place}[0]`] ?? wrong[`${place}[1]`] ?? (at === 0 ? wrong[`week.${day}`] : undefined)
}
