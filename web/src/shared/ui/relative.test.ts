import { afterEach, describe, expect, it } from 'vitest'
import { setLocale } from '@/shared/locale/locale'
import { date, exact, nextChange, relative } from './relative'

const now = new Date('2026-06-15T12:00:00')
const ago = (ms: number) => new Date(now.getTime() - ms)

afterEach(() => setLocale({ language: null, currency: null }))

describe('relative', () => {
  it('says now within a minute, also when clocks differ', () => {
    expect(relative(ago(20_000), now)).toBe('now')
    expect(relative(ago(-20_000), now)).toBe('now')
  })
  it('never rounds up: 119 minutes are 1 hour', () => {
    expect(relative(ago(119 * 60_000), now)).toMatch(/^1 hr/)
  })
  it('counts days by the midnights of whoever reads', () => {
    expect(relative(new Date('2026-06-14T23:30:00'), new Date('2026-06-15T00:15:00'))).toMatch(/^45 min/)
    expect(relative(new Date('2026-06-14T22:00:00'), new Date('2026-06-15T00:15:00'))).toBe('yesterday')
    expect(relative(new Date('2026-06-13T23:00:00'), new Date('2026-06-15T01:00:00'))).toBe('2 days ago')
    expect(relative(new Date('2026-06-15T00:10:00'), new Date('2026-06-15T23:50:00'))).toMatch(/^23 hr/)
    expect(relative(new Date('2026-06-16T00:30:00'), new Date('2026-06-15T20:00:00'))).toBe('tomorrow')
  })
  it('speaks of the future too', () => {
    expect(relative(ago(-3 * 3_600_000), now)).toMatch(/^in 3 hr/)
  })
  it('becomes a date after a week, with the year when it is another', () => {
    expect(relative(new Date('2026-06-01T12:00:00'), now)).toBe('Jun 1')
    expect(relative(new Date('2025-06-01T12:00:00'), now)).toMatch(/2025/)
  })
})

it('is written in the language of the workspace', () => {
  setLocale({ language: 'de-DE', currency: null })
  expect(relative(ago(3 * 3_600_000), now)).toBe('vor 3 Std.')
  expect(relative(new Date('2026-06-01T12:00:00'), now)).toBe('1. Juni')
  expect(date(now)).toBe('15. Juni 2026')
  expect(exact(now)).toMatch(/^Mo\., 15\. Juni 2026.* 12:00:00/)
})

it('asks to be drawn again sooner when it is fresh', () => {
  expect(nextChange(ago(60_000), now)).toBeLessThan(nextChange(ago(2 * 3_600_000), now))
  expect(nextChange(new Date('2026-06-14T20:00:00'), new Date('2026-06-14T23:55:00'))).toBe(5 * 60_000)
})
