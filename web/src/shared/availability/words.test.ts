import { beforeEach, expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import type { MemberState } from './availability'
import { awayWords, leaveWords, ownWords, untilWords } from './words'

const berlin = 'Europe/Berlin'
const at = (text: string) => new Date(text)
const now = at('2026-05-27T10:00:00')
const midnight = (day: string) => at(`${day}T00:00:00+02:00`)
const state = (of: MemberState['state'], until: string | null = null): MemberState => ({ state: of, until })

beforeEach(() => setLocale({ language: 'en-GB', currency: null }))

it('names the hour of today, the day and the hour of another', () => {
  expect(untilWords(at('2026-05-27T14:00:00'), now)).toBe('14:00')
  expect(untilWords(at('2026-05-28T09:00:00'), now)).toBe('tomorrow, 09:00')
  expect(untilWords(at('2026-06-03T09:00:00'), now)).toMatch(/^Wed,? 3 June, 09:00$/)
  expect(untilWords(at('2027-06-03T09:00:00'), now)).toMatch(/^Thu,? 3 June 2027, 09:00$/)
})
it('reads the clock of another zone', () => {
  expect(untilWords(new Date('2026-05-27T12:30:00Z'), now, berlin, berlin)).toBe('14:30')
})
it('says a midnight of the workspace as a day, wherever it is read', () => {
  expect(untilWords(midnight('2026-06-01'), now, berlin)).toMatch(/^Mon,? 1 June$/)
  expect(untilWords(midnight('2026-05-28'), now, berlin)).toBe('tomorrow')
})
it('says why somebody may not answer soon', () => {
  expect(awayWords(state('on_leave', midnight('2026-06-01').toISOString()), now, berlin)).toMatch(/^on leave until Mon,? 1 June$/)
  expect(awayWords(state('paused', at('2026-05-27T14:00:00').toISOString()), now, berlin)).toBe('paused until 14:00')
  expect(awayWords(state('outside_hours'), now, berlin)).toBe('outside working hours')
  expect(awayWords(state('outside_hours', at('2026-05-27T14:00:00').toISOString()), now, berlin, 'short')).toBe('Outside hours until 14:00')
  expect(awayWords(state('available'), now, berlin)).toBeUndefined()
})
it('takes an empty state, and one that has ended, for available', () => {
  expect(awayWords({ state: '' as 'available', until: null }, now, berlin)).toBeUndefined()
  expect(awayWords(state('paused', at('2026-05-27T09:00:00').toISOString()), now, berlin)).toBeUndefined()
  expect(awayWords(undefined, now, berlin)).toBeUndefined()
})
it('tells members how they stand, their own pause at once', () => {
  expect(ownWords(state('available'), now, berlin)).toBe('You get leads in turn.')
  expect(ownWords(state('available'), now, berlin, { paused_until: at('2026-05-27T14:00:00').toISOString() })).toBe('Paused until 14:00.')
  expect(ownWords(state('outside_hours', at('2026-05-28T09:00:00').toISOString()), now, berlin)).toBe('Outside your working hours until tomorrow, 09:00.')
})
it('says a leave as short as it can', () => {
  expect(leaveWords({ from: '2026-12-24', to: '2026-12-31' })).toMatch(/^24\s?[–-]\s?31 Dec 2026$/)
  expect(leaveWords({ from: '2026-12-24', to: '2026-12-24' })).toMatch(/^Thu,? 24 Dec 2026$/)
  expect(leaveWords({ from: '2026-12-01T13:00', to: '2026-12-01T17:00' })).toMatch(/^Tue,? 1 Dec,? 13:00\s?[–-]\s?17:00$/)
})
