import { beforeEach, expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { leaveWords } from './leaveWords'
import { ownWords } from './ownWords'
import type { MemberState } from './state'
import { awayWords, untilWords } from './words'

const berlin = 'Europe/Berlin'
const at = (text: string) => new Date(text)
const now = at('2026-05-27T10:00:00')
const reading = { now, workspace: berlin }
const midnight = (day: string) => at(`${day}T00:00:00+02:00`)
const state = (of: MemberState['state'], until: string | null = null): MemberState => ({ state: of, until })

beforeEach(() => setLocale({ language: 'en-GB', currency: null }))

it('names the hour of today, the day and the hour of another', () => {
  expect(untilWords(at('2026-05-27T14:00:00'), { now })).toBe('14:00')
  expect(untilWords(at('2026-05-28T09:00:00'), { now })).toBe('tomorrow, 09:00')
  expect(untilWords(at('2026-06-03T09:00:00'), { now })).toMatch(/^Wed,? 3 June, 09:00$/)
  expect(untilWords(at('2027-06-03T09:00:00'), { now })).toMatch(/^Thu,? 3 June 2027, 09:00$/)
})
it('reads the clock of another zone', () => {
  expect(untilWords(new Date('2026-05-27T12:30:00Z'), { now, workspace: berlin, clock: berlin })).toBe('14:30')
})
it('says a midnight of the workspace as a day, wherever it is read', () => {
  expect(untilWords(midnight('2026-06-01'), reading)).toMatch(/^Mon,? 1 June$/)
  expect(untilWords(midnight('2026-05-28'), reading)).toBe('tomorrow')
})
it('says why somebody may not answer soon', () => {
  expect(awayWords(state('on_leave', midnight('2026-06-02').toISOString()), reading)).toMatch(/^on leave until Mon,? 1 June$/)
  expect(awayWords(state('on_leave', midnight('2026-05-28').toISOString()), reading)).toBe('on leave until the end of today')
  expect(awayWords(state('on_leave', midnight('2026-05-29').toISOString()), reading)).toBe('on leave until tomorrow')
  expect(awayWords(state('paused', at('2026-05-27T14:00:00').toISOString()), reading)).toBe('paused until 14:00')
  expect(awayWords(state('outside_hours'), reading)).toBe('outside working hours')
  expect(awayWords(state('outside_hours', at('2026-05-27T14:00:00').toISOString()), reading, 'short')).toBe('Outside hours until 14:00')
  expect(awayWords(state('available'), reading)).toBeUndefined()
})
it('takes an empty state, and one that has ended, for available', () => {
  expect(awayWords({ state: '' as 'available', until: null }, reading)).toBeUndefined()
  expect(awayWords(state('paused', at('2026-05-27T09:00:00').toISOString()), reading)).toBeUndefined()
  expect(awayWords(undefined, reading)).toBeUndefined()
})
it('tells members how they stand, their own pause at once', () => {
  expect(ownWords(state('available'), reading)).toBe('You are available.')
  expect(ownWords(state('available'), reading, { paused_until: at('2026-05-27T14:00:00').toISOString() })).toBe('Paused until 14:00.')
  expect(ownWords(state('outside_hours', at('2026-05-28T09:00:00').toISOString()), reading)).toBe('Outside working hours until tomorrow, 09:00.')
})
it('says a leave as short as it can', () => {
  expect(leaveWords({ from: '2026-12-24', to: '2026-12-31' })).toMatch(/^24\s?[–-]\s?31 Dec 2026$/)
  expect(leaveWords({ from: '2026-12-24', to: '2026-12-24' })).toMatch(/^Thu,? 24 Dec 2026$/)
  expect(leaveWords({ from: '2026-12-01T13:00', to: '2026-12-01T17:00' })).toMatch(/^Tue,? 1 Dec,? 13:00\s?[–-]\s?17:00$/)
})
