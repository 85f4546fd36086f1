import { expect, test } from 'vitest'
import { missingIn } from './complaints'
import { draftOf, newGroup } from './draft'

test('a fresh rule lacks a name, a value and a target', () => {
  expect(missingIn(draftOf(null)).map(({ field }) => field)).toEqual(['name', 'conditions[0].value', 'target'])
})

test('conditions of a group are told by their place', () => {
  const draft = { ...draftOf(null), name: 'VIP', conditions: [newGroup()], target: { kind: 'agent' as const, agentId: 3 } }
  expect(missingIn(draft).map(({ field }) => field)).toEqual(['conditions[0].conditions[0].value'])
})

test('a range needs both ends, an unnamed answer a name', () => {
  const draft = { ...draftOf(null), name: 'VIP', conditions: [{ key: 1, field: 'fields.', operator: 'between' as const, values: ['1', ''] }], target: { kind: 'rotation' as const, rotationId: 3 } }
  expect(missingIn(draft).map(({ field }) => field)).toEqual(['conditions[0].field', 'conditions[0].value'])
})
