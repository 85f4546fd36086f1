import { expect, test } from 'vitest'
import type { Lead } from '../useLead'
import { formOf, patchOf } from './leadForm'

const lead: Lead = {
  id: 1, name: 'Jo', email: 'jo@x.test', phone: '', company: '', country: 'DE', language: 'de', source: 'google', form: 'Contact', status: 'new',
  tags: ['vip'], fields: { rooms: 3, wishes: ['garden', 'lift'], district: 'Old Town', raw: { a: 1 } }, value: 100, external_id: '', assigned_agent: null, waiting_for: null,
  batch_id: null, version: 4, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z',
}

test('nothing changed, nothing sent', () => {
  expect(patchOf(formOf(lead), lead)).toEqual({})
})

test('only what differs is sent', () => {
  const form = { ...formOf(lead), name: ' Jo Doe ', value: '', tags: ['vip', 'call'], status: 'won' as const }
  expect(patchOf(form, lead)).toEqual({ name: 'Jo Doe', value: null, tags: ['vip', 'call'], status: 'won' })
})

test('answers keep their sort, an emptied one is removed', () => {
  const form = formOf(lead)
  form.answers = { ...form.answers, rooms: '4', wishes: 'garden, sea', district: '' }
  expect(patchOf(form, lead)).toEqual({ fields: { rooms: 4, wishes: ['garden', 'sea'], district: null } })
})
