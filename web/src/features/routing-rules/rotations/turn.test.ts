import { expect, test } from 'vitest'
import { noLimits } from '../useRouting'
import { balanceWords, byTurn, notesOf, placeWords, spreadWords } from './turn'
import type { LedgerAgent } from './useLedger'

function agent(name: string, balance: number, next_in: number | null, reason: LedgerAgent['reason'] = null): LedgerAgent {
  return { agent_id: name.length, name, balance, weight: 1, eligible: reason === null, reason, next_in, today: 3, week: 12, until: null }
}

const agents = [agent('Ana', -0.4, 3), agent('Dan', 0.1, null, 'excluded'), agent('Ben', 0.8, 1), agent('Cleo', 0.2, 2)]

test('the next stands first, who is out stands last', () => {
  expect(byTurn(agents).map(placeWords)).toEqual(['next', '2nd', '3rd', 'taken out'])
})

test.each([[[0, 0], 1], [[1, -1], 1], [[1.000_000_000_1, -1], 1], [[1.4, -1.4], 2]])('balances %j are within %i', (balances, within) => {
  expect(spreadWords(balances.map((balance) => agent('Ana', balance, 1)))).toBe(within === 1 ? 'Everyone is within 1 lead.' : `Everyone is within ${within} leads.`)
})

test('a balance above zero is owed', () => {
  expect([0.8, -0.4, 0.01].map(balanceWords)).toEqual(['owed 0.8', 'ahead 0.4', 'even'])
})

test('what is used up of a limit stands below the name, and what somebody is passed over for', () => {
  const now = new Date(2026, 5, 1, 10, 0)
  const notes = (reason: LedgerAgent['reason'], limits: Partial<Parameters<typeof notesOf>[1]>, until: string | null = null) => notesOf({ ...agent('Ana', 0, null, reason), until }, { ...noLimits, ...limits }, 5, { now })
  expect(notes(null, {})).toEqual([])
  expect(notes(null, { cap_day: 10, cap_week: 40, max_open: 20 })).toEqual(['3 of 10 today', '12 of 40 this week', 'at most 20 open'])
  expect(notes('cap_day', { cap_day: 3, cap_week: 40 })).toEqual(['has had 3 of 3 leads today', '12 of 40 this week'])
  expect(notes('cap_week', { cap_week: 12 })).toEqual(['has had 12 of 12 leads this week'])
  expect(notes('max_open', { max_open: 5 })).toEqual(['has 5 of 5 open leads'])
  expect(notes('cap_overall', {})).toEqual(['has as many open leads as allowed'])
  expect(notes('paused', {}, new Date(2026, 5, 1, 14, 0).toISOString())).toEqual([expect.stringMatching(/^paused until /)])
  expect(notes('excluded', {})).toEqual([])
  const back = new Date(2026, 5, 3, 0, 0).toISOString()
  expect(notes('excluded', {}, back)).toEqual([expect.stringMatching(/^taken out until Wed,? (3 June|June 3)$/)])
  expect(placeWords({ ...agent('Ana', 0, null, 'excluded'), until: back }, 3)).toBe('skipped')
  expect(placeWords(agent('Ana', 0, null, 'on_leave'), 3)).toBe('skipped')
})
