import { expect, it } from 'vitest'
import { strings } from '../strings'

const { match, cameIn, assign, done } = strings.offer

it('offers what matches, and what came in meanwhile', () => {
  expect([match(38, false), match(1, false), match(5000, true)]).toEqual(['38 unassigned leads match now.', '1 unassigned lead matches now.', 'At least 5,000 unassigned leads match now.'])
  expect([cameIn(38, false), cameIn(1, false), cameIn(5000, true)]).toEqual(['38 leads came in while auto-assign was off.', '1 lead came in while auto-assign was off.', 'At least 5,000 leads came in while auto-assign was off.'])
})
it('names the number, unless there may be more', () => {
  expect([assign(38, false), assign(5000, true), done(1)]).toEqual(['Assign 38 now', 'Assign them now', '1 lead placed by the rules.'])
})
