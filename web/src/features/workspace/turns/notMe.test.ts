import { expect, test } from 'vitest'
import type { Decision } from '@/shared/decisions/candidates'
import { notMe } from './notMe'

const candidate = (agent_id: number, name: string, more: Partial<Decision['candidates'][number]> = {}): Decision['candidates'][number] =>
  ({ agent_id, name, eligible: true, reason: null, observed: '', wanted: '', balance_before: 0, balance_after: 0, open: null, ...more })

const decided = (...candidates: Decision['candidates']): Decision => ({
  id: 1, at: '2026-06-01T09:00:00Z', outcome: 'assigned', version: 3, rule: null, otherwise: false, auto_assign: true, rotation: { id: 1, name: 'Buyers' }, after_hours: false,
  cover_for: null, chosen: { agent_id: 1, name: 'Ana' }, tie: 'balance', passed: [], verified: true, candidates,
})
const asked = (...candidates: Decision['candidates']) => notMe(decided(...candidates), 2, { now: new Date('2026-06-01T09:00:00Z'), workspace: 'UTC', record: true })
const ana = candidate(1, 'Ana', { balance_after: -0.2 })

test('says why somebody else got it', () => {
  expect(asked(ana, candidate(2, 'Ben', { balance_after: 0.3 }))).toBe('Ana was owed more than you.')
  expect(asked(ana, candidate(2, 'Ben', { balance_after: 0.8 }))).toBe('You and Ana were owed the same; Ana had waited longer.')
  expect(notMe({ ...decided(ana, candidate(2, 'Ben', { balance_after: 0.8 })), tie: 'order' }, 2, { now: new Date() })).toBe('You and Ana were owed the same and had waited equally long; Ana stands first.')
  expect(asked({ ...ana, open: 2 }, candidate(2, 'Ben', { open: 5 }))).toBe('Ana had 2 open leads, you had 5.')
})

test('says what kept one out of the turn', () => {
  expect(asked(ana, candidate(2, 'Ben', { eligible: false, reason: 'paused', observed: '2026-06-01T12:00:00Z' })))
    .toMatch(/^You were paused until .*\. Leads that come in while you are away count neither for nor against you\.$/)
  expect(asked(ana, candidate(2, 'Ben', { eligible: false, reason: 'cap_day', observed: '10', wanted: 'fewer than 10' }))).toBe('You had had 10 leads of this rotation that day, as many as you may.')
  expect(asked(ana, candidate(2, 'Ben', { eligible: false, reason: 'excluded' }))).toMatch(/^You were taken out of this rotation\./)
  expect(asked(ana)).toBe('You were not in this rotation then.')
  expect(notMe(decided(ana), 1, { now: new Date() })).toBe('You got this lead.')
})
