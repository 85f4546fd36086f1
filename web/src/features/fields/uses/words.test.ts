import { expect, test } from 'vitest'
import { usesWords } from './words'

const fate = { rules: (n: number) => `Rules: ${n}.`, views: (n: number) => `Views: ${n}.` }
const refs = (...names: string[]) => names.map((name, id) => ({ id, name }))

test('nothing asks for it', () => {
  expect(usesWords({ rules: [], views: [], private_views: 0 }, fate)).toEqual([])
})

test('one of each', () => {
  expect(usesWords({ rules: refs('Buyers'), views: refs('Rich'), private_views: 0 }, fate)).toEqual([
    '1 rule asks for it: Buyers. Rules: 1.', '1 view asks for it: Rich. Views: 1.',
  ])
})

test('views of others have no name', () => {
  expect(usesWords({ rules: [], views: refs('Rich', 'New'), private_views: 3 }, fate)).toEqual(['5 views ask for it: Rich, New, and 3 private ones of others. Views: 5.'])
  expect(usesWords({ rules: [], views: [], private_views: 1 }, fate)).toEqual(['1 view asks for it: a private one of somebody else. Views: 1.'])
})

test('many are counted', () => {
  expect(usesWords({ rules: refs('A', 'B', 'C', 'D', 'E', 'F', 'G'), views: [], private_views: 0 }, fate)).toEqual(['7 rules ask for it: A, B, C, D, E, and 2 more. Rules: 7.'])
})
