import { useSyncExternalStore } from 'react'

/** How the workspace writes: dates and numbers in this language, values of leads in this currency. */
type Locale = { language?: string; currency?: string }

let current: Locale = {}
const readers = new Set<() => void>()

/** The session tells it as soon as it knows the workspace, before anything is drawn. */
export function setLocale({ language, currency }: { language: string | null; currency: string | null }) {
  const next = { language: readable(language), currency: currency ?? undefined }
  if (next.language === current.language && next.currency === current.currency) return
  current = next
  for (const tell of readers) tell()
}

/** For parts that must be drawn anew when the workspace changes how it writes. */
export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(reader: () => void) {
  readers.add(reader)
  return () => { readers.delete(reader) }
}

export function currencyOfLocale(): string | undefined {
  return current.currency
}

/** No language, or one that this browser cannot read: then it writes as it always does. */
function readable(language: string | null): string | undefined {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined
  } catch {
    return undefined
  }
}

/** Making a format is slow, and a list asks for the same one in every row: each is made once for every language. */
function inLanguage<Options, Format>(make: (language: string | undefined, options?: Options) => Format) {
  const made = new Map<string, Format>()
  return (options?: Options): Format => {
    const key = JSON.stringify([current.language, options])
    const format = made.get(key) ?? make(current.language, options)
    made.set(key, format)
    return format
  }
}

export const numberFormat = inLanguage((language, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options))
export const dateFormat = inLanguage((language, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options))
export const relativeFormat = inLanguage((language, options?: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options))
