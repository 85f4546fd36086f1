const moment = new Date(2026, 10, 23, 16, 30)

/** A date, a number and an amount as they would be written; the choice is not everybody's yet. */
export function exampleOf(language: string | null, currency: string | null): string {
  const tag = language ?? undefined
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)
  const number = new Intl.NumberFormat(tag).format(12_345.67)
  const amount = currency && new Intl.NumberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 0 }).format(450_000)
  return [date, number, amount].filter(Boolean).join(' · ')
}

/** What a clock shows there; nothing if this browser does not know the zone. */
export function timeIn(zone: string, now: Date): string | undefined {
  try {
    return new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: zone }).format(now)
  } catch {
    return undefined
  }
}
