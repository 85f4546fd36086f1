import { expect, it } from 'vitest'
import { waited } from './waited'

const now = new Date('2026-06-01T12:00:00Z')
const after = (minutes: number) => waited(new Date(now.getTime() - minutes * 60_000), now)

it('is as exact as it matters', () => {
  expect([0.5, 14, 60, 134, 60 * 24, 60 * 80].map(after)).toEqual(['less than a minute', '14 min', '1 h', '2 h 14 min', '1 day', '3 days'])
})
it('never waits for less than nothing, whatever the clocks say', () => {
  expect(after(-5)).toBe('less than a minute')
})
