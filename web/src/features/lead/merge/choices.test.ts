import { expect, test } from 'vitest'
import type { Names } from '@/shared/conditions/useNames'
import type { Lead } from '../useLead'
import { choicesOf, loserOf } from './choices'

const names: Names = {
  statuses: [{ key: 'won', name: 'Sold', kind: 'won', tone: 'positive' }],
  fields: [{ key: 'rooms', name: 'Bedrooms', type: 'number', choices: [], filling: false }],
}

const kept: Lead = {
  id: 1, name: 'Jo', email: 'jo@x.test', phone: '', company: '', country: 'DE', language: 'de', source: 'google', form: 'Contact', status: 'won',
  tags: ['vip'], fields: { rooms: 3, city: 'Bonn' }, value: null, external_id: '', assigned_agent: { id: 7, name: 'Ana' }, waiting_for: null, waiting_for_agent: null,
  batch_id: null, version: 4, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z',
}
const other: Lead = { ...kept, id: 2, name: 'Jo Doe', phone: '+49', status: 'new', tags: ['b'], fields: { rooms: 4, floor: 2 }, value: 10, assigned_agent: { id: 8, name: 'Ben' } }

test('only what both have, each its own, has to be chosen', () => {
  expect(choicesOf(kept, other, names).map(({ label, mine, theirs }) => [label, mine, theirs])).toEqual([
    ['Name', 'Jo', 'Jo Doe'], ['Status', 'Sold', 'New'], ['Assigned Agent', 'Ana', 'Ben'], ['Bedrooms', '3', '4'],
  ])
  expect(choicesOf(kept, { ...kept, id: 3 }, names)).toEqual([])
})

test('somebody loses a lead, unless it is the same agent', () => {
  expect([loserOf(kept, other, 'this'), loserOf(kept, other, 'other')]).toEqual(['Ben', 'Ana'])
  expect([loserOf(kept, { ...other, assigned_agent: null }, 'this'), loserOf(kept, { ...other, assigned_agent: kept.assigned_agent }, 'this')]).toEqual([undefined, undefined])
})
