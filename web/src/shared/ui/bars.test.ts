import { expect, test } from 'vitest'
import { niceTop, ticksOf } from './bars'

test.each([[0, 2], [1, 2], [3, 4], [5, 6], [9, 10], [10, 10], [11, 20], [37, 40], [101, 200], [950, 1000]])('a scale for %i ends at %i', (most, top) => {
  expect(niceTop(most)).toBe(top)
})

test.each([[7, [0, 2, 4, 6]], [30, [5, 11, 17, 23, 29]], [90, [17, 35, 53, 71, 89]], [1, [0]]])('of %i days, %j are named', (days, ticks) => {
  expect(ticksOf(days)).toEqual(ticks)
})
