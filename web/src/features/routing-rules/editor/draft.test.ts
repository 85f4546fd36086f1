import { expect, test } from 'vitest'
import type { Rule } from '../useRouting'
import { operatorsOf } from '@/shared/conditions/fields'
import { bodyOfDraft, draftOf, withField, withOperator, type DraftComparison } from './draft'

const rule: Rule = {
  id: 3, version: 1, name: 'Buyers', enabled: true, match: 'all', target: { rotation_id: 4 }, target_name: 'Buyers', target_agents: 2, away: 'wait', broken: null,
  conditions: [
    { field: 'source', operator: 'one_of', value: ['facebook', 'google'] },
    { field: 'value', operator: 'between', value: [100, 200] },
    { field: 'fields.budget', operator: 'gte', value: 5000 },
    { field: 'fields.visit', operator: 'between', value: ['2026-12-01', '2027-02-28'] },
    { field: 'form', operator: 'is_empty' },
    { match: 'any', conditions: [{ field: 'tag', operator: 'is', value: 'vip' }, { field: 'arrived_hour', operator: 'lt', value: 9 }] },
  ],
}

test('what is edited and saved unchanged stays the same', () => {
  expect(bodyOfDraft(draftOf(rule))).toEqual({ name: 'Buyers', enabled: true, match: 'all', conditions: rule.conditions, target: { rotation_id: 4 } })
})

test('a rule for one agent says so', () => {
  const draft = draftOf({ ...rule, target: { agent_id: 9 } })
  expect(draft.target.kind).toBe('agent')
  expect(bodyOfDraft(draft)).toMatchObject({ target: { agent_id: 9 }, away: 'wait' })
  expect(bodyOfDraft(draftOf({ ...rule, target: { agent_id: 9 }, away: 'next' })).away).toBe('next')
})

const text: DraftComparison = { key: 1, field: 'form', operator: 'contains', values: ['home'] }

test('another field keeps an operator that it knows', () => {
  expect(withField(text, 'name', [])).toEqual({ ...text, field: 'name', values: [] })
  expect(withField(text, 'value', [])).toEqual({ ...text, field: 'value', operator: 'is', values: [] })
  const rooms = [{ key: 'rooms', name: 'Rooms', type: 'number' as const, choices: [], filling: false }]
  expect(withField(text, 'fields.rooms', rooms).operator).toBe('is')
  expect(withField(text, 'fields.floor', rooms).operator).toBe('contains')
})

test('a date stays the date that it is, whichever way it is compared', () => {
  const fields = [{ key: 'visit', name: 'Visit', type: 'date' as const, choices: [], filling: false }]
  const visit = withField(text, 'fields.visit', fields)
  expect(visit.operator).toBe('is')
  const before = withOperator({ ...visit, values: ['2026-12-01'] }, 'lt', fields)
  expect(before.values).toEqual(['2026-12-01'])
  expect(withOperator(before, 'between', fields).values).toEqual(['2026-12-01'])
  expect(operatorsOf('fields.visit', fields)).toEqual(['is', 'is_not', 'lt', 'gt', 'gte', 'lte', 'between', 'is_empty', 'is_not_empty'])
})

test('another operator keeps what still fits', () => {
  expect(withOperator(text, 'is', []).values).toEqual(['home'])
  expect(withOperator(text, 'is_empty', []).values).toEqual([])
  expect(withOperator({ ...text, field: 'fields.x' }, 'gt', []).values).toEqual([])
})
