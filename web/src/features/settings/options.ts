import type { components } from '@/shared/api/schema'
import { choices, type Choice } from '@/shared/locale/choices'

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

export function languageOptions(set: string | null): Choice[] {
  return choices(tags, set, (tag) => languages.of(tag) ?? tag)
}

export function currencyOptions(set: string | null): Choice[] {
  return choices(Intl.supportedValuesOf('currency'), set, (code) => named(currencies, code))
}

export function regionOptions({ phone_regions, phone_region }: components['schemas']['Settings']): Choice[] {
  return choices(phone_regions, phone_region, (code) => named(regions, code))
}

/** `EUR` → “Euro (EUR)”; what has no name stands by itself. */
function named(names: Intl.DisplayNames, code: string): string {
  const name = names.of(code)
  return name && name !== code ? `${name} (${code})` : code
}
