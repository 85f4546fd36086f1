import { expect, test } from 'vitest'
import { arranged, moved } from './moved'

test.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [0, 3, ['a', 'b', 'c']],
  [0, -1, ['a', 'b', 'c']],
])('from %i to %i', (from, to, result) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(result)
})

test('in the order of keys, what came meanwhile behind', () => {
  expect(arranged(['a', 'b', 'c', 'd'], ['c', 'gone', 'a'], (item) => item)).toEqual(['c', 'a', 'b', 'd'])
})
