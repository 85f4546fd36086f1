import { expect, test } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { skipWords, type Skip } from './skips'

const now = new Date(2026, 5, 1, 10, 0)
const at = (...parts: [number, number, number, number]) => new Date(2026, ...parts).toISOString()

test.each<[Skip, string]>([
  [{ reason: 'excluded' }, 'excluded'],
  [{ reason: 'on_leave', ends: at(5, 4, 0, 0) }, 'on leave until Wed 3 June'],
  [{ reason: 'on_leave', ends: at(5, 1, 13, 0) }, 'on leave until 13:00'],
  [{ reason: 'on_leave', ends: at(5, 3, 13, 30) }, 'on leave until Wed 3 June, 13:30'],
  [{ reason: 'on_leave', ends: '' }, 'on leave'],
  [{ reason: 'paused', ends: at(5, 1, 14, 0) }, 'paused until 14:00'],
  [{ reason: 'paused' }, 'paused'],
  [{ reason: 'outside_hours', ends: at(5, 2, 9, 0) }, 'outside working hours until 09:00'],
  [{ reason: 'outside_hours', ends: at(5, 8, 0, 0) }, 'outside working hours until Mon 8 June'],
  [{ reason: 'cap_day', had: 10, most: 10 }, 'has had 10 of 10 leads today'],
  [{ reason: 'cap_week', had: 41, most: 40 }, 'has had 41 of 40 leads this week'],
  [{ reason: 'max_open', had: 3, most: 3 }, 'has 3 of 3 open leads'],
  [{ reason: 'max_open' }, 'has enough open leads'],
  [{ reason: 'cap_overall', had: 9, most: 9 }, 'has as many open leads as allowed'],
])('%j', (skip, said) => {
  setLocale({ language: 'en-GB', currency: null })
  expect(skipWords(skip, now)).toBe(said)
})
