import { expect, it } from 'vitest'
import { dayAfter, momentOf, wallAt } from './zone'

const berlin = 'Europe/Berlin'
const utc = (text: string) => new Date(`${text}:00Z`)

it('reads the clock on the wall of a zone', () => {
  expect(wallAt(utc('2026-11-30T23:30'), berlin)).toEqual({ day: '2026-12-01', time: '00:30' })
  expect(wallAt(utc('2026-06-01T22:00'), berlin)).toEqual({ day: '2026-06-02', time: '00:00' })
  expect(wallAt(utc('2026-12-01T03:00'), 'America/New_York')).toEqual({ day: '2026-11-30', time: '22:00' })
})
it('finds the moment again, in winter and in summer', () => {
  expect(momentOf('2026-12-01', '09:00', berlin)).toEqual(utc('2026-12-01T08:00'))
  expect(momentOf('2026-06-01', '09:00', berlin)).toEqual(utc('2026-06-01T07:00'))
  expect(momentOf('2026-12-01', '09:00', 'Asia/Kolkata')).toEqual(utc('2026-12-01T03:30'))
})
it('knows the days on which the clocks are changed', () => {
  expect(momentOf('2026-03-29', '00:00', berlin)).toEqual(utc('2026-03-28T23:00'))
  expect(momentOf('2026-03-29', '03:00', berlin)).toEqual(utc('2026-03-29T01:00'))
  expect(wallAt(momentOf('2026-03-29', '02:30', berlin), berlin)).toEqual({ day: '2026-03-29', time: '03:30' })
  expect(momentOf('2026-10-26', '00:00', berlin)).toEqual(utc('2026-10-25T23:00'))
})
it('reads a zone it does not know as UTC', () => {
  expect(momentOf('2026-12-01', '09:00', 'Mars/Olympus')).toEqual(utc('2026-12-01T09:00'))
})
it('counts days over the ends of months', () => {
  expect(dayAfter('2026-02-28')).toBe('2026-03-01')
  expect(dayAfter('2026-12-30', 3)).toBe('2027-01-02')
})
