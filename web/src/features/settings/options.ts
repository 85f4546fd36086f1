import type { components } from '@/shared/api/schema'

export type Option = { value: string; label: string }

// The screen's own words are English, whatever dates and numbers are written in.
const currencies = new Intl.DisplayNames('en', { type: 'currency' })
const regions = new Intl.DisplayNames('en', { type: 'region' })
const languages = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })

/** Ways of writing that differ, not languages of the world. */
const tags = [
  'bg-BG', 'cs-CZ', 'da-DK', 'de-AT', 'de-CH', 'de-DE', 'el-GR', 'en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-US', 'en-ZA', 'es-AR', 'es-ES', 'es-MX',
  'et-EE', 'fi-FI', 'fr-BE', 'fr-CA', 'fr-CH', 'fr-FR', 'he-IL', 'hi-IN', 'hr-HR', 'hu-HU', 'id-ID', 'is-IS', 'it-CH', 'it-IT', 'ja-JP', 'ko-KR', 'lt-LT', 'lv-LV',
  'ms-MY', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'sk-SK', 'sl-SI', 'sr-RS', 'sv-SE', 'tr-TR', 'uk-UA', 'vi-VN', 'zh-CN', 'zh-TW',
]

/** What is set stays a choice, even if this browser does not know it: a script may have written it. */
function choices(known: readonly string[], set: string | null, label: (value: string) => string): Option[] {
  const values = new Set(set ? [...known, set] : known)
  return [...values].map((value) => ({ value, label: label(value) })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
}

export function languageOptions(set: string | null): Option[] {
  return choices(tags, set, (tag) => languages.of(tag) ?? tag)
}

export function currencyOptions(set: string | null): Option[] {
  return choices(Intl.supportedValuesOf('currency'), set, (code) => named(currencies, code))
}

export function regionOptions({ phone_regions, phone_region }: components['schemas']['Settings']): Option[] {
  return choices(phone_regions, phone_region, (code) => named(regions, code))
}

/** `America/New_York` is found as “New York”. */
export function zoneOptions(set: string): Option[] {
  return choices(['UTC', ...Intl.supportedValuesOf('timeZone')], set, (zone) => zone.replaceAll('_', ' '))
}

/** `EUR` → “Euro (EUR)”; what has no name stands by itself. */
function named(names: Intl.DisplayNames, code: string): string {
  const name = names.of(code)
  return name && name !== code ? `${name} (${code})` : code
}
