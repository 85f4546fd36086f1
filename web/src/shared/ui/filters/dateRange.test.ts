import { expect, it } from 'vitest'
import { boundsOf, rangeDays, rangeOf } from './dateRange'

const now = new Date(2026, 2, 15, 18, 30)

it('counts today among the last 7 days', () => {
  expect(boundsOf('7d', now)).toEqual({ after: new Date(2026, 2, 9), before: new Date(2026, 2, 16) })
})
it('takes whole calendar months', () => {
  expect(boundsOf('last-month', now)).toEqual({ after: new Date(2026, 1, 1), before: new Date(2026, 2, 1) })
})
it('holds the last day of a range whole', () => {
  expect(boundsOf('2026-03-01..2026-03-31', now)).toEqual({ after: new Date(2026, 2, 1), before: new Date(2026, 3, 1) })
})
it('leaves an open end open, and nonsense unfiltered', () => {
  expect(boundsOf('2026-03-01..', now).before).toBeUndefined()
  expect(boundsOf('whenever', now)).toEqual({ after: undefined, before: undefined })
})
it('writes and reads the same range', () => {
  expect(rangeDays(rangeOf('2026-03-01', '2026-03-31')!)).toEqual({ from: '2026-03-01', to: '2026-03-31' })
  expect(rangeOf('', '')).toBeUndefined()
})
