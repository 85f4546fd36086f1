import { expect, test } from 'vitest'
import { dueFrom, dueWords, endOf, typedDue, urgency } from './due'

const now = new Date(2026, 5, 3, 12, 0)
const day = (due_on: string) => ({ due_on, due_at: '2026-06-01T09:00:00Z' })
const at = (...when: [number, number, number, number, number]) => ({ due_on: null, due_at: new Date(...when).toISOString() })

test('a day has time until it is over, a moment until it has come', () => {
  expect([urgency(day('2026-06-02'), now), urgency(day('2026-06-03'), now), urgency(day('2026-06-04'), now)]).toEqual(['overdue', 'today', 'later'])
  expect([urgency(at(2026, 5, 3, 11, 59), now), urgency(at(2026, 5, 3, 12, 1), now), urgency(at(2026, 5, 4, 0, 0), now)]).toEqual(['overdue', 'today', 'later'])
  expect(endOf(day('2026-06-03')).getHours()).toBe(23)
})

test('near days have names', () => {
  expect([dueWords(day('2026-06-02'), now), dueWords(day('2026-06-03'), now), dueWords(day('2026-06-04'), now)]).toEqual(['yesterday', 'today', 'tomorrow'])
  expect(dueWords(at(2026, 5, 3, 14, 30), now)).toMatch(/^today, .*30/)
  expect(dueWords(day('2027-01-15'), now)).toContain('2027')
})

test('what is typed comes back', () => {
  expect(dueFrom('2026-06-03', '')).toEqual({ due_on: '2026-06-03' })
  const moment = dueFrom('2026-06-03', '14:30') as { due_at: string }
  expect(typedDue({ due_on: null, ...moment })).toEqual({ day: '2026-06-03', time: '14:30' })
  expect(typedDue(day('2026-06-05'))).toEqual({ day: '2026-06-05', time: '' })
})
