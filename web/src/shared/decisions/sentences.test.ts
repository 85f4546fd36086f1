import { expect, test } from 'vitest'
import { inOrder, skipOf, type Decision } from './candidates'
import { passedWords, reasonsOf } from './sentences'

const names = { statuses: [], fields: [{ key: 'budget', name: 'Budget (€)', type: 'money' as const, choices: [], filling: false }] }

function candidate(id: number, name: string, before: number, after: number, reason: 'excluded' | null = null) {
  return { agent_id: id, name, eligible: reason === null, reason, observed: '', wanted: '', balance_before: before, balance_after: after, open: null as number | null }
}

const vip = { rule: { id: 1, name: 'VIP' }, reason: 'condition', condition: 0, field: 'tag', operator: 'is', observed: 'social', wanted: 'VIP' } as const

const decision: Decision = {
  id: 5, at: '2026-01-01T00:00:00Z', outcome: 'assigned', version: 3, rule: { id: 2, name: 'Facebook buyers' }, otherwise: false, auto_assign: true,
  rotation: { id: 1, name: 'Buyers' }, chosen: { agent_id: 1, name: 'Ana' }, tie: 'balance', passed: [vip], verified: true, after_hours: false, cover_for: null,
  candidates: [candidate(2, 'Ben', -0.3, 0.2), candidate(4, 'Dan', 0, 0, 'excluded'), candidate(1, 'Ana', 0.3, -0.2)],
}

test('the most owed gets it', () => {
  expect(reasonsOf(decision, names)).toEqual(['Rule 2, Facebook buyers, matched.', 'Ana was next in Buyers: owed 0.8 of a lead, the most of everyone available.'])
})

test('a rule that still reads as it did says what matched', () => {
  const rule = { id: 2, version: 1, name: 'Facebook buyers', enabled: true, match: 'all' as const, conditions: [{ field: 'source', operator: 'is' as const, value: 'facebook' }], target: { rotation_id: 1 }, target_name: 'Buyers', target_agents: 2, away: 'wait' as const, broken: null }
  expect(reasonsOf(decision, names, rule)[0]).toBe('Rule 2, Facebook buyers, matched: source is Facebook.')
})

test('a tie names who was owed the same', () => {
  const tie: Decision = { ...decision, tie: 'longest_idle', candidates: [candidate(1, 'Ana', 0, -0.5), candidate(2, 'Ben', 0, 0.5), candidate(3, 'Cleo', -1, -1)] }
  expect(reasonsOf(tie, names)[1]).toBe('Ana and Ben were owed the same; Ana had waited longer.')
})

test.each([
  [{ outcome: 'waiting', chosen: null }, 'Nobody in Buyers was available, so this lead waits. It goes to the first who is.'],
  [{ rotation: null }, 'This rule gives its leads to Ana.'],
  [{ tie: null }, 'Ana was the only one available in Buyers.'],
] as const)('%j', (change, words) => {
  expect(reasonsOf({ ...decision, ...change }, names).at(-1)).toBe(words)
})

test.each([
  [{ outcome: 'duplicate' }, 'Ana already has an open lead from this person.'],
  [{ outcome: 'unassigned', auto_assign: false }, 'Auto-assign was off when this lead came in, so no rule was asked.'],
  [{ outcome: 'unassigned' }, 'No rule matched, and any other lead stays unassigned.'],
] as const)('%j', (change, words) => {
  expect(reasonsOf({ ...decision, ...change }, names)).toEqual([words])
})

test('a rule passed over says what spoke against it', () => {
  expect(passedWords(vip, 0, names)).toBe('Rule 1, VIP: did not match, no tag VIP')
  const rich = { ...vip, rule: { id: 3, name: 'Rich' }, field: 'fields.budget', operator: 'gte' as const, observed: '900', wanted: 1000 }
  expect(passedWords(rich, 1, names)).toBe('Rule 2, Rich: did not match, Budget (€) is 900, not at least 1,000')
})

test('where open leads count first, they are named first', () => {
  const counted = (open: number, ...who: Parameters<typeof candidate>) => ({ ...candidate(...who), open })
  const candidates = [counted(2, 1, 'Ana', 0, -0.5), counted(2, 2, 'Ben', 0, 0.2), counted(5, 3, 'Cleo', 2, 2.3)]
  expect(reasonsOf({ ...decision, tie: 'fewest_open', candidates }, names)[1]).toBe('Ana had fewer open leads.')
  expect(reasonsOf({ ...decision, tie: 'balance', candidates }, names).slice(1)).toEqual(['Ana and Ben had equally few open leads.', 'Ana was owed the most of them.'])
})

test('who is away is covered, waited for, or worked around', () => {
  const away = { rotation: null, tie: null, candidates: [] }
  expect(reasonsOf({ ...decision, ...away, cover_for: { id: 9, name: 'Eve' } }, names).slice(1)).toEqual(['This rule gives its leads to Eve.', 'Eve is away: this is the cover.'])
  expect(reasonsOf({ ...decision, ...away, outcome: 'waiting', chosen: null, candidates: [candidate(9, 'Eve', 0, 0)] }, names)[1]).toBe('This rule gives its leads to Eve, who was not available, so this lead waits.')
  expect(reasonsOf({ ...decision, after_hours: true }, names)[1]).toBe('Everybody was outside their hours; leads go out in turn all the same.')
  expect(passedWords({ ...vip, reason: 'agent_away' }, 0, names)).toBe('Rule 1, VIP: matched, but its agent was away or had as many open leads as allowed')
})

test('what was counted is read out of the candidate', () => {
  const skipped = { ...candidate(2, 'Ben', 0, 0), eligible: false }
  expect(skipOf(skipped)).toBeUndefined()
  expect(skipOf({ ...skipped, reason: 'cap_day', observed: '10', wanted: 'fewer than 10' })).toEqual({ reason: 'cap_day', had: 10, most: 10 })
  expect(skipOf({ ...skipped, reason: 'on_leave', observed: '2026-06-04T00:00:00Z', wanted: 'available' })).toEqual({ reason: 'on_leave', ends: '2026-06-04T00:00:00Z' })
  expect(skipOf({ ...skipped, reason: 'excluded', observed: '2026-06-04T00:00:00Z', wanted: 'included' })).toEqual({ reason: 'excluded', ends: '2026-06-04T00:00:00Z' })
  expect(skipOf({ ...skipped, reason: 'excluded', observed: 'excluded', wanted: 'included' })).toEqual({ reason: 'excluded', ends: null })
  expect(skipOf({ ...skipped, reason: 'paused', observed: '' })).toEqual({ reason: 'paused', ends: null })
})

test('every candidate stands once, the chosen first and the skipped last', () => {
  expect(inOrder(decision).map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Dan'])
})
