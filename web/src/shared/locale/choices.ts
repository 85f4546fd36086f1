export type Choice = { value: string; label: string }

/** What is set stays a choice, even if this browser does not know it: a script may have written it. */
export function choices(known: readonly string[], set: string | null, label: (value: string) => string): Choice[] {
  const values = new Set(set ? [...known, set] : known)
  return [...values].map((value) => ({ value, label: label(value) })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
}

/** `America/New_York` is found as “New York”. */
export function zoneOptions(set: string): Choice[] {
  return choices(['UTC', ...Intl.supportedValuesOf('timeZone')], set, (zone) => zone.replaceAll('_', ' '))
}
