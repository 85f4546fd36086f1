import { expect, test } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { skipWords, type Skip } from './skips'

const workspace = 'Europe/Berlin'
const now = new Date('2026-06-01T10:00:00+02:00')
const at = (wall: string) => new Date(`${wall}:00+02:00`).toISOString()

test.each<[Skip, now: string, record: string]>([
  [{ reason: 'excluded' }, 'taken out', 'taken out'],
  [{ reason: 'excluded', ends: at('2026-06-03T00:00') }, 'taken out until Wed 3 June', 'taken out until Wed 3 June'],
  [{ reason: 'on_leave', ends: at('2026-06-04T00:00') }, 'on leave until Wed 3 June', 'on leave until Wed 3 June'],
  [{ reason: 'on_leave', ends: at('2026-06-02T00:00') }, 'on leave until the end of today', 'on leave until Mon 1 June'],
  [{ reason: 'on_leave', ends: at('2026-06-01T13:00') }, 'on leave until 13:00', 'on leave until 13:00'],
  [{ reason: 'on_leave', ends: at('2026-06-03T13:30') }, 'on leave until Wed 3 June, 13:30', 'on leave until Wed 3 June, 13:30'],
  [{ reason: 'on_leave', ends: '' }, 'on leave', 'on leave'],
  [{ reason: 'paused', ends: at('2026-06-01T14:00') }, 'paused until 14:00', 'paused until 14:00'],
  [{ reason: 'paused' }, 'paused', 'paused'],
  [{ reason: 'outside_hours', ends: at('2026-06-02T09:00') }, 'outside working hours until tomorrow, 09:00', 'outside working hours until Tue 2 June, 09:00'],
  [{ reason: 'outside_hours', ends: at('2026-06-08T00:00') }, 'outside working hours until Mon 8 June', 'outside working hours until Mon 8 June'],
  [{ reason: 'cap_day', had: 10, most: 10 }, 'has had 10 of 10 leads today', 'has had 10 of 10 leads today'],
  [{ reason: 'cap_week', had: 41, most: 40 }, 'has had 41 of 40 leads this week', 'has had 41 of 40 leads this week'],
  [{ reason: 'max_open', had: 3, most: 3 }, 'has 3 of 3 open leads', 'has 3 of 3 open leads'],
  [{ reason: 'max_open' }, 'has enough open leads', 'has enough open leads'],
  [{ reason: 'cap_overall', had: 9, most: 9 }, 'has as many open leads as allowed', 'has as many open leads as allowed'],
])('%j', (skip, said, written) => {
  setLocale({ language: 'en-GB', currency: null })
  const words = (record: boolean) => skipWords(skip, { now, workspace, clock: workspace, record }).replace(/(\b[A-Z][a-z]{2}), /, '$1 ')
  expect([words(false), words(true)]).toEqual([said, written])
})
