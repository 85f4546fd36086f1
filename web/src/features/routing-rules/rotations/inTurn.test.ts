import { expect, test } from 'vitest'
import { noLimits, type Rotation } from '../useRouting'
import { endOfOut, isOut, outUntil, takesPart, withTurn } from './inTurn'

const now = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-06-02T22:00:00Z')

test('somebody is out for good, until a time, or not any more', () => {
  expect(endOfOut(takesPart, now)).toBeUndefined()
  expect(endOfOut(isOut, now)).toBeNull()
  expect(endOfOut(outUntil(later), now)).toEqual(later)
  expect(endOfOut(outUntil(later), later)).toBeUndefined()
  expect(endOfOut({ ...outUntil(later), excluded: true }, now)).toBeNull()
})

test('who is put back is in without an end, and nobody else is touched', () => {
  const agent = { agent_id: 1, name: 'Ana', weight: 2, excluded: false, ...noLimits, cap_day: 4 }
  const rotation = { id: 7, agents: [agent, { ...agent, agent_id: 2 }] } as Rotation
  const out = withTurn(rotation, 1, outUntil(later))
  expect(out.agents).toEqual([{ ...agent, excluded_until: later.toISOString() }, rotation.agents[1]])
  expect(withTurn(withTurn(out, 1, isOut), 1, takesPart)).toEqual(rotation)
})
