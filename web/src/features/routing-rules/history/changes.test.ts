import { expect, test } from 'vitest'
import type { Rotation, Rule } from '../useRouting'
import { changeWords } from './changes'
import type { Change } from './useVersions'

const nothing: Omit<Change, 'kind'> = { rule_before: null, rule_after: null, place_before: null, place_after: null, rotation_before: null, rotation_after: null, otherwise_before: null, otherwise_after: null, auto_assign: null }
const rule: Rule = { id: 1, version: 4, name: 'Facebook', enabled: true, match: 'all', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target: { rotation_id: 7 }, target_name: 'Buyers', target_agents: 2, broken: null }
const agent = (agent_id: number, name: string, weight = 1, excluded = false) => ({ agent_id, name, weight, excluded })
const rotation = (...agents: Rotation['agents']): Rotation => ({ id: 7, name: 'Buyers', strategy: 'round_robin', agents, rules: [] })
const words = (change: Partial<Change> & Pick<Change, 'kind'>) => changeWords({ ...nothing, ...change })

test('the switch and the last line', () => {
  expect(words({ kind: 'auto_assign', auto_assign: false }).title).toBe('Auto-assign was switched off')
  expect(words({ kind: 'otherwise', otherwise_before: { id: 7, name: 'Buyers' } }).title).toBe('Any other lead: stays unassigned (before: Buyers)')
})

test('a rule that leads elsewhere shows both sentences, one that was renamed or switched neither', () => {
  const other = { ...rule, target: { agent_id: 5 }, target_name: 'Ana' }
  expect(words({ kind: 'rule_changed', rule_before: rule, rule_after: other })).toEqual({ title: 'Rule changed: Facebook', before: rule, after: other })
  expect(words({ kind: 'rule_changed', rule_before: rule, rule_after: { ...rule, name: 'Meta', enabled: false, version: 5, target_agents: 1 } })).toEqual({ title: 'Rule changed: Meta, was Facebook, switched off' })
  expect(words({ kind: 'rule_added', rule_after: rule })).toEqual({ title: 'New rule: Facebook', after: rule })
  expect(words({ kind: 'rule_deleted', rule_before: rule })).toEqual({ title: 'Rule deleted: Facebook', before: rule })
  expect(words({ kind: 'rule_moved', rule_after: rule, place_before: 2, place_after: 1 }).title).toBe('Rule Facebook moved from place 2 to 1')
  expect(words({ kind: 'rule_moved', rule_after: rule, place_before: 2, place_after: 2 }).title).toBe('Rule Facebook has other neighbours')
})

test('a rotation says who joined, left, pauses and counts otherwise', () => {
  const before = rotation(agent(1, 'Ana'), agent(2, 'Ben'), agent(3, 'Cleo'))
  const after = { ...rotation(agent(3, 'Cleo', 1, true), agent(1, 'Ana', 3), agent(4, 'Dan')), name: 'Sellers' }
  expect(words({ kind: 'rotation_changed', rotation_before: before, rotation_after: after }).title)
    .toBe('Rotation Sellers: was Buyers, Dan joined, Ben left, Cleo is out of the turn, Ana counts for 3 (before: 1), another order')
  expect(words({ kind: 'rotation_added', rotation_after: rotation(agent(1, 'Ana'), agent(2, 'Ben')) }).title).toBe('New rotation: Buyers (Ana and Ben)')
  expect(words({ kind: 'rotation_deleted', rotation_before: rotation() }).title).toBe('Rotation deleted: Buyers')
})
