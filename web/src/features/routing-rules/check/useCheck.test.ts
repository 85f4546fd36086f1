import { expect, it } from 'vitest'
import type { Rule } from '../useRouting'
import { alike, ofLastLine, ofRotation, ofRule, type Finding } from './useCheck'
import { countWords } from './words'

function finding(code: Finding['code'], severity: Finding['severity'], about: Partial<Finding> = {}): Finding {
  return { code, severity, rule_id: null, other_rule_id: null, other_rules: [], rotation_id: null, agent_id: null, field: null, values: [], spans: [], message: `${code}.`, ...about }
}

const rule = { id: 3, enabled: true, broken: null, target: { rotation_id: 7 } } as Rule
const unreachable = finding('unreachable', 'error', { rule_id: 3, other_rule_id: 1 })
const empty = finding('empty_rotation', 'error', { rotation_id: 7 })
const night = finding('nobody_on_shift', 'info', { rotation_id: 7 })
const skipped = finding('inactive_target', 'warning', { rule_id: 3 })
const missed = finding('unmatched_values', 'warning', { field: 'source' })
const all = [unreachable, empty, skipped, missed, night]

it('says in a row what the row does not say already', () => {
  expect(ofRule(all, rule)).toEqual([unreachable, empty])
  expect(ofRule(all, { ...rule, id: 4, target: { agent_id: 7 } })).toEqual([])
})
it('does not say of a rule that is off what its rotation lacks', () => {
  expect(ofRule(all, { ...rule, enabled: false })).toEqual([unreachable])
  expect(ofRule(all, { ...rule, broken: 'gone' })).toEqual([unreachable])
})
it('says in the last line what comes down to it', () => {
  expect(ofLastLine(all, undefined)).toEqual([missed])
  expect(ofLastLine(all, 7)).toEqual([empty, missed])
})
it('says at a rotation all that is about it', () => {
  expect(ofRotation(all, 7)).toEqual([empty, night])
})
it('says once what is the same of several rules', () => {
  const covered = (rule_id: number, message: string) => finding('unreachable', 'error', { rule_id, message })
  const [a, b, c] = [covered(4, 'Never reached: All.'), covered(5, 'Never reached: VIP.'), covered(6, 'Never reached: All.')] as const
  expect(alike([a, b, c])).toEqual([[a, c], [b]])
})
it('counts in words, what matters most first', () => {
  expect(countWords(all)).toBe('2 problems, 2 warnings, 1 note')
  expect(countWords([night, night])).toBe('2 notes')
  expect(countWords([])).toBe('No problems found.')
})
