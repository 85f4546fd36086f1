import { expect, it } from 'vitest'
import { linesOf, type WaitingGroup } from './words'

const now = new Date(2026, 5, 1, 7, 0)
const buyers: WaitingGroup = { rotation: { id: 3, name: 'Buyers' }, agent: null, leads: 7, oldest: new Date(2026, 5, 1, 4, 46).toISOString(), until: new Date(2026, 5, 1, 9, 0).toISOString() }
const ana: WaitingGroup = { ...buyers, rotation: null, agent: { id: 4, name: 'Ana' }, leads: 1, until: new Date(2026, 5, 3).toISOString() }
const said = (...groups: WaitingGroup[]) => linesOf(groups, now, undefined).map(({ waits, why }) => [waits, why].filter(Boolean).join(' '))

it('says who is waited for, since when, and until when', () => {
  expect(said(buyers, ana)).toEqual([
    expect.stringMatching(/^7 leads are waiting for Buyers, the oldest for 2 h 14 min\. Nobody is available until 0?9:00.*\.$/),
    '1 lead has been waiting for Ana for 2 h 14 min. Ana is away until tomorrow.',
  ])
})
it('promises no end that is not known, or over', () => {
  expect(said({ ...buyers, until: null })).toEqual(['7 leads are waiting for Buyers, the oldest for 2 h 14 min. Nobody is available.'])
  expect(said({ ...buyers, until: new Date(2026, 5, 1, 6, 59).toISOString() })).toEqual(['7 leads are waiting for Buyers, the oldest for 2 h 14 min. Nobody is available.'])
  expect(said({ ...ana, until: null })).toEqual(['1 lead has been waiting for Ana for 2 h 14 min. Ana is not available.'])
})
it('says what waits for what is gone', () => {
  expect(said({ ...ana, agent: null })).toEqual(['1 lead is about to be decided again.'])
  expect(said({ ...ana, agent: null, leads: 2 })).toEqual(['2 leads are about to be decided again.'])
})
it('counts those beyond three', () => {
  expect(said(buyers, ana, buyers, ana, buyers).at(-1)).toBe('And 2 more: 8 leads are waiting for them.')
  expect(said(buyers, ana, buyers, ana).at(-1)).toBe('And 1 more: 1 lead is waiting there.')
})
