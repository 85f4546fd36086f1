import { expect, test } from 'vitest'
import type { Rotation, Rule } from '../useRouting'
import { changeWords } from './changes'
import type { Change } from './useVersions'

const nothing: Omit<Change, 'kind'> = { rule_before: null, rule_after: null, place_before: null, place_after: null, rotation_before: null, rotation_after: null, otherwise_before: null, otherwise_after: null, auto_assign: null, field: null }
const rule: Rule = { id: 1, version: 4, name: 'Facebook', enabled: true, match: 'all', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target: { rotation_id: 7 }, target_name: 'Buyers', target_agents: 2, away: 'wait', broken: null }
const agent = (agent_id: number, name: string, weight = 1, excluded = false): Rotation['agents'][number] => ({ agent_id, name, weight, excluded, excluded_until: null, cap_day: null, cap_week: null, max_open: null })
const rotation = (...agents: Rotation['agents']): Rotation => ({ id: 7, name: 'Buyers', strategy: 'round_robin', agents, honours: { leave: false, pause: false, hours: false }, hold: false, count_manual: false, rules: [] })
const words = (change: Partial<Change> & Pick<Change, 'kind'>) => changeWords({ ...nothing, ...change }, { now: new Date('2026-05-30T10:00:00Z'), workspace: 'Europe/Berlin', record: true })

test('the switch and the last line', () => {
  expect(words({ kind: 'auto_assign', auto_assign: false }).title).toBe('Auto-assign was switched off')
  expect(words({ kind: 'otherwise', otherwise_before: { id: 7, name: 'Buyers' } }).title).toBe('Any other lead: stays unassigned (before: Buyers)')
})

test('a field at which rules looked', () => {
  expect(words({ kind: 'field_deleted', field: 'Budget' }).title).toBe('Field deleted: Budget. Rules that look at it do not run.')
  expect(words({ kind: 'field_back', field: 'Budget' }).title).toBe('Field Budget is back. Rules that look at it run again.')
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

test('a rotation says until when somebody is out of the turn', () => {
  const said = (before: Partial<Rotation['agents'][number]>, after: typeof before) =>
    words({ kind: 'rotation_changed', rotation_before: rotation({ ...agent(3, 'Cleo'), ...before }), rotation_after: rotation({ ...agent(3, 'Cleo'), ...after }) }).title
  const excluded_until = '2026-06-02T22:00:00Z'
  expect(said({}, { excluded_until })).toMatch(/^Rotation Buyers: Cleo is out of the turn until Wed,? (3 June|June 3)$/)
  expect(said({ excluded: true }, { excluded_until })).toMatch(/until Wed/)
  expect(said({ excluded_until }, { excluded: true })).toBe('Rotation Buyers: Cleo is out of the turn')
  expect(said({ excluded_until }, {})).toBe('Rotation Buyers: Cleo is back in the turn')
  expect(said({ excluded_until }, { excluded_until, weight: 2 })).toBe('Rotation Buyers: Cleo counts for 2 (before: 1)')
})

test('a rotation says how it gives leads otherwise, and whose limits changed', () => {
  const said = (before: Rotation, after: Rotation) => words({ kind: 'rotation_changed', rotation_before: before, rotation_after: after }).title
  const plain = rotation(agent(1, 'Ana'), agent(2, 'Ben'))
  const other: Rotation = { ...plain, strategy: 'least_open', honours: { leave: true, pause: false, hours: true }, hold: true, count_manual: true }
  expect(said(plain, other)).toBe('Rotation Buyers: leads go to the fewest open first, people who are on leave or outside their working hours are skipped, leads wait while everybody is outside their hours, leads assigned by hand count')
  expect(said(other, { ...plain, honours: { leave: true, pause: false, hours: false } })).toBe('Rotation Buyers: leads go in turn, people who are outside their working hours are no longer skipped, leads no longer wait while everybody is outside their hours, leads assigned by hand no longer count')
  const limited = { ...plain, agents: [{ ...agent(1, 'Ana'), cap_day: 10, max_open: 3 }, agent(2, 'Ben')] }
  expect(said(plain, limited)).toBe('Rotation Buyers: Ana gets at most 10 a day (before: no limit a day), Ana gets at most 3 open (before: no limit of open leads)')
  expect(said(limited, { ...plain, agents: [{ ...agent(1, 'Ana'), cap_day: 5, max_open: 3 }, agent(2, 'Ben'), { ...agent(3, 'Cleo'), cap_week: 20 }] }))
    .toBe('Rotation Buyers: Cleo joined, Ana gets at most 5 a day (before: at most 10 a day), Cleo gets at most 20 a week (before: no limit a week)')
})

test('a rule that asks the next one while its agent is away reads otherwise', () => {
  const one: Rule = { ...rule, target: { agent_id: 5 }, target_name: 'Ana' }
  expect(words({ kind: 'rule_changed', rule_before: one, rule_after: { ...one, away: 'next' } })).toMatchObject({ before: one, after: { away: 'next' } })
})
