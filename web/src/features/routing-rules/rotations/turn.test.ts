import { expect, test } from 'vitest'
import { balanceWords, byTurn, placeWords, spreadWords } from './turn'
import type { LedgerAgent } from './useLedger'

function agent(name: string, balance: number, next_in: number | null, reason: LedgerAgent['reason'] = null): LedgerAgent {
  return { agent_id: name.length, name, balance, weight: 1, eligible: reason === null, reason, next_in }
}

const agents = [agent('Ana', -0.4, 3), agent('Dan', 0.1, null, 'excluded'), agent('Ben', 0.8, 1), agent('Cleo', 0.2, 2)]

test('the next stands first, who is out stands last', () => {
  expect(byTurn(agents).map(placeWords)).toEqual(['next', '2nd', '3rd', 'excluded'])
})

test.each([[[0, 0], 1], [[1, -1], 1], [[1.000_000_000_1, -1], 1], [[1.4, -1.4], 2]])('balances %j are within %i', (balances, within) => {
  expect(spreadWords(balances.map((balance) => agent('Ana', balance, 1)))).toBe(within === 1 ? 'Everyone is within 1 lead.' : `Everyone is within ${within} leads.`)
})

test('a balance above zero is owed', () => {
  expect([0.8, -0.4, 0.01].map(balanceWords)).toEqual(['owed 0.8', 'ahead 0.4', 'even'])
})
