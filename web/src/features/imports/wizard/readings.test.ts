import { expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { dateReadings, numberReadings } from './readings'

it.each([
  [['03/04/2026'], '03/04/2026', '3 April 2026', '4 March 2026'],
  [['05.05.2026 09:14', '6-1-2025 10:00'], '6-1-2025', '6 January 2025', '1 June 2025'],
  [['07/07/2026'], '01/02/2026', '1 February 2026', '2 January 2026'],
  [[], '01/02/2026', '1 February 2026', '2 January 2026'],
])('reads a date both ways: %j', (samples, text, dayFirst, monthFirst) => {
  setLocale({ language: 'en-GB', currency: null })
  expect(dateReadings(samples)).toEqual({ text, dayFirst, monthFirst })
})
it.each([
  [['1.234'], '1.234', '1.234', '1234'],
  [['12', '€ 450,000'], '450,000', '450000', '450.000'],
  [['none'], '1.234', '1.234', '1234'],
])('reads a number both ways: %j', (samples, text, point, comma) => {
  setLocale({ language: 'en-GB', currency: null })
  expect(numberReadings(samples)).toEqual({ text, point, comma })
})
