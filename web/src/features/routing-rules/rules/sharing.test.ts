import { expect, test } from 'vitest'
import { sharing } from './sharing'

const named = (...names: string[]) => names.map((name) => ({ name }))

test.each([
  [[], false, ''],
  [['VIP'], false, 'VIP'],
  [['VIP', 'Facebook'], true, 'VIP, Facebook, and any other lead'],
  [['A', 'B', 'C', 'D'], false, 'A, B, C, and D'],
  [['A', 'B', 'C', 'D', 'E'], false, 'A, B, C, and 2 more rules'],
])('%j', (names, otherwise, said) => {
  expect(sharing(named(...names), otherwise)).toBe(said)
})
