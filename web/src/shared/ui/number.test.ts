import { afterEach, expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { aroundAmount, count, divided, exactBalance, leads, money } from './number'

// Intl divides by spaces that do not break.
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

afterEach(() => setLocale({ language: null, currency: null }))

it('writes as the browser does until the workspace says otherwise', () => {
  expect([count(4812), leads(-0.8333), money(5705.5)]).toEqual(['4,812', '0.8', '5,705.5'])
})
it('writes in the language of the workspace', () => {
  setLocale({ language: 'de-DE', currency: null })
  expect([count(4812), leads(-0.8333), exactBalance(0.5), exactBalance(0)]).toEqual(['4.812', '0,8', '+0,5000', '0,0000'])
  setLocale({ language: 'en-IN', currency: null })
  expect(count(12345678)).toBe('1,23,45,678')
})
it('writes values in the currency of the workspace, whole ones without cents', () => {
  setLocale({ language: 'de-DE', currency: 'EUR' })
  expect([money(5705), money(5705.5)].map(plain)).toEqual(['5.705 €', '5.705,50 €'])
  setLocale({ language: null, currency: 'JPY' })
  expect([money(5705), money(5705, 'EUR')]).toEqual(['¥5,705', '€5,705'])
})
it('lets a language pass that no browser can read', () => {
  setLocale({ language: 'x_y', currency: null })
  expect(count(4812)).toBe('4,812')
})
it('divides what is typed in the same way', () => {
  expect(divided()).toEqual({ thousandSeparator: ',', decimalSeparator: '.', thousandsGroupStyle: 'thousand' })
  expect(aroundAmount()).toEqual({})
  setLocale({ language: 'de-DE', currency: 'EUR' })
  expect(divided()).toEqual({ thousandSeparator: '.', decimalSeparator: ',', thousandsGroupStyle: 'thousand' })
  expect(plain(aroundAmount().suffix!)).toBe(' €')
  setLocale({ language: 'hi-IN', currency: 'INR' })
  expect([divided().thousandsGroupStyle, aroundAmount().prefix]).toEqual(['lakh', '₹'])
})
