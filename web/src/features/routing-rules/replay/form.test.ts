import { expect, it } from 'vitest'
import { asked, complaintsOf, formOf, type Form } from './form'
import type { Settled } from './question'

const now = new Date('2026-11-29T10:00:00.000Z')
const at = { now, zone: 'America/New_York' } // five hours behind
const week: Settled = { policy: 12, since: '2026-11-22T10:00:00.000Z', until: '2026-11-29T10:00:00.000Z', people: 'was' }
const byDates = (from: string, to: string): Form => ({ policy: '12', time: 'dates', from, to, people: 'today' })

it('shows the days up to now as such, and as dates once they are past', () => {
  expect(formOf(week, at)).toEqual({ policy: '12', time: '7d', from: '2026-11-22', to: '2026-11-29', people: 'was' })
  expect(formOf(week, { ...at, now: new Date('2026-12-06T10:00:00Z') }).time).toBe('dates')
  expect(formOf({ ...week, since: '2026-11-21T10:00:00.000Z' }, at).time).toBe('dates')
  expect(formOf({ policy: 'draft', revision: 3, last: 1_000, until: week.until, people: 'was' }, at)).toMatchObject({ policy: 'draft', time: 'last 1000' })
})
it('asks whole days of the workspace, and nothing that is still to come', () => {
  expect(asked(byDates('2026-11-02', '2026-11-08'), at, 0)).toEqual({ policy: 12, since: '2026-11-02T05:00:00.000Z', until: '2026-11-09T05:00:00.000Z', people: 'today' })
  expect(asked(byDates('2026-11-02', '2026-11-29'), at, 0).until).toBe('2026-11-29T10:00:00.000Z')
})
it('asks whole days as they were entered: they stand in the inputs again', () => {
  const form = byDates('2026-11-02', '2026-11-08')
  expect(formOf(asked(form, at, 0), { ...at, now: new Date('2026-11-30T10:00:00Z') })).toEqual(form)
})
it('asks the days before now, the newest leads, and the draft as it is now', () => {
  expect(asked({ ...byDates('', ''), time: '7d' }, at, 0)).toEqual({ ...week, people: 'today' })
  expect(asked({ ...byDates('', ''), policy: 'draft', time: 'last 100' }, at, 4)).toEqual({ policy: 'draft', revision: 4, last: 100, until: '2026-11-29T10:00:00.000Z', people: 'today' })
})
it('complains about dates only where dates are asked for', () => {
  expect(complaintsOf(byDates('', '2026-11-08'), at)).toEqual({ from: 'Choose the first day.' })
  expect(complaintsOf(byDates('2026-11-08', ''), at)).toEqual({ to: 'Choose the last day.' })
  expect(complaintsOf(byDates('2026-11-08', '2026-11-02'), at)).toEqual({ to: 'The last day is before the first.' })
  expect(complaintsOf(byDates('2026-12-24', '2026-12-26'), at)).toEqual({ from: 'This day is still to come.' })
  expect(complaintsOf(byDates('2026-11-08', '2026-11-08'), at)).toEqual({})
  expect(complaintsOf({ ...byDates('', ''), time: '30d' }, at)).toEqual({})
})
