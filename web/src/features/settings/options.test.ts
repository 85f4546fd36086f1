import { expect, it } from 'vitest'
import { zoneOptions } from '@/shared/locale/choices'
import { exampleOf, timeIn } from './example'
import { currencyOptions, languageOptions } from './options'

const labelOf = (options: { value: string; label: string }[], value: string) => options.find((option) => option.value === value)?.label
// Intl divides by spaces that do not break.
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

it('calls choices by their names', () => {
  expect(labelOf(currencyOptions(null), 'EUR')).toBe('Euro (EUR)')
  expect(labelOf(languageOptions(null), 'pt-BR')).toBe('Portuguese (Brazil)')
  expect(labelOf(zoneOptions('UTC'), 'America/New_York')).toBe('America/New York')
})
it('keeps what a script has set, once', () => {
  expect(languageOptions('de').filter(({ value }) => value === 'de')).toHaveLength(1)
  expect(zoneOptions('UTC').filter(({ value }) => value === 'UTC')).toHaveLength(1)
  expect(labelOf(zoneOptions('Asia/Nowhere'), 'Asia/Nowhere')).toBe('Asia/Nowhere')
})
it('shows how it will be written', () => {
  expect(plain(exampleOf('de-DE', 'EUR'))).toBe('23.11.2026, 16:30 · 12.345,67 · 450.000 €')
  expect(plain(exampleOf('en-GB', null))).toBe('23 Nov 2026, 16:30 · 12,345.67')
})
it('knows the time in a zone', () => {
  expect(plain(timeIn('Asia/Tokyo', new Date('2026-06-01T12:00:00Z'))!)).toBe('9:00 PM')
  expect(timeIn('Asia/Nowhere', new Date())).toBeUndefined()
})
