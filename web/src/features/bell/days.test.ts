import { expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { byDay } from './days'

const now = new Date(2026, 2, 15, 0, 30)
const at = (...moment: [number, number, number, number]) => ({ at: new Date(...moment).toISOString() })

it('names the days, and the year of another one', () => {
  setLocale({ language: 'en-GB', currency: null })
  const items = [at(2026, 2, 15, 0), at(2026, 2, 14, 23), at(2026, 2, 14, 1), at(2026, 2, 13, 12), at(2025, 11, 31, 9)]
  const days = byDay(items, now)
  expect(days.map(({ name }) => name.replaceAll(',', ''))).toEqual(['Today', 'Yesterday', 'Friday 13 March', 'Wednesday 31 December 2025'])
  expect(days.map(({ items: of }) => of.length)).toEqual([1, 2, 1, 1])
})
it('has no day without anything', () => {
  expect(byDay([], now)).toEqual([])
})
