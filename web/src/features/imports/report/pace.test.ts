import { expect, it } from 'vitest'
import { timeWords } from './timeWords'
import { marked, paceOf, secondsLeft, type Mark } from './pace'

const run = (...steps: [at: number, n: number][]) => steps.reduce<Mark[]>((marks, [at, n]) => marked(marks, { at, n }), [])

it('says how many a second, once there is something to say', () => {
  expect(paceOf([])).toBeUndefined()
  expect(paceOf(run([0, 0]))).toBeUndefined()
  expect(paceOf(run([0, 0], [500, 400]))).toBeUndefined()
  expect(paceOf(run([0, 0], [500, 400], [2000, 1600]))).toBe(800)
  expect(paceOf(run([0, 100], [2000, 100]))).toBeUndefined()
})
it('forgets what was long ago', () => {
  expect(paceOf(run([0, 0], [10_000, 10_000], [20_000, 11_000]))).toBe(100)
})
it('begins anew when it goes back', () => {
  expect(run([0, 0], [1000, 5000], [2000, 10])).toEqual([{ at: 2000, n: 10 }])
})
it('says how long it takes still', () => {
  expect(secondsLeft(800, { n: 1600, of: 10_000 })).toBe(11)
  expect(secondsLeft(800, { n: 10_000, of: 10_000 })).toBe(0)
})
it.each([[0, '1 s'], [1, '1 s'], [59, '59 s'], [60, '1 min'], [61, '2 min'], [3599, '60 min'], [3601, '1 h 1 min'], [7200, '2 h 0 min']])('writes %d seconds as %s', (seconds, words) => {
  expect(timeWords(seconds)).toBe(words)
})
