import { expect, it } from 'vitest'
import type { Rotation } from '../useRouting'
import { membersOf } from './membersOf'
import type { WaitingGroup } from './words'

const rotation = (id: number, ...agents: [id: number, excluded?: boolean][]) => ({ id, agents: agents.map(([agent_id, excluded = false]) => ({ agent_id, excluded })) }) as Rotation
const waitFor = (id: number) => ({ rotation: { id, name: 'Buyers' }, agent: null }) as WaitingGroup

it('proposes who is in the turn of what leads wait for, each once', () => {
  expect(membersOf([waitFor(1), waitFor(2)], [rotation(1, [7], [8, true]), rotation(2, [9], [7]), rotation(3, [10])])).toEqual([7, 9])
})
it('proposes nobody for leads that wait for one agent', () => {
  expect(membersOf([{ rotation: null, agent: { id: 7, name: 'Ana' } } as WaitingGroup], [rotation(1, [7])])).toEqual([])
})
