import { expect, it } from 'vitest'
import { byLoss, headline, nobodyBefore, perWeek, signed, size } from './figures'

const agent = (name: string, before: number, after: number) => ({ agent_id: name.length, name, before, after, value_before: 0, value_after: 0 })
const week = { since: '2026-11-22T10:00:00Z', until: '2026-11-29T10:00:00Z' }
const month = { ...week, since: '2026-11-01T10:00:00Z' } // four weeks
const day = { ...week, since: '2026-11-28T10:00:00Z' }
const told = (agents: ReturnType<typeof agent>[], period = week, some = {}) => headline({ agents, changed: 12, nobody: 0, ...period, ...some })

it('says who loses and who gains, by the week', () => {
  const agents = [agent('Ana', 30, 18), agent('Ben', 10, 19), agent('Cleo', 5, 8)]
  expect(told(agents)).toBe('Ana would get 12 fewer leads a week; Ben 9 more; Cleo 3 more.')
  expect(told(agents, month)).toBe('Ana would get 3 fewer leads a week; Ben 2.3 more; Cleo 0.8 more.')
  expect(told([agent('Ana', 1, 0), agent('Ben', 0, 1)])).toBe('Ana would get 1 fewer lead a week; Ben 1 more.')
})
it('does not blow up what came in less than a week', () => {
  expect(told([agent('Ana', 4, 1), agent('Ben', 0, 3)], day)).toBe('Ana would get 3 fewer leads; Ben 3 more.')
  expect(perWeek(-12, day)).toBe(-12)
  expect(perWeek(-12, month)).toBe(-3)
})
it('names the ones it matters most to, and counts the others', () => {
  const many = [agent('Ana', 9, 0), agent('Ben', 9, 5), agent('Cleo', 9, 8), agent('Dan', 0, 8), agent('Eve', 0, 4), agent('Fay', 0, 2), agent('Gil', 3, 3)]
  expect(told(many)).toBe('Ana would get 9 fewer leads a week; Ben 4 fewer; Dan 8 more; Eve 4 more; 2 others change, too.')
})
it('says that nothing changes, and what that means', () => {
  expect(told([agent('Ana', 3, 3)], week, { changed: 0 })).toBe('Nothing changes: every lead goes to the agent who got it.')
  expect(told([agent('Ana', 3, 3)], week, { changed: 0, nobody: 2 })).toBe('Nothing changes: every lead goes where it went.')
  expect(told([agent('Ana', 3, 3), agent('Ben', 3, 3)])).toBe('Everybody would get as many leads as they got, but other ones.')
})
it('writes sizes and signs', () => {
  expect([12, 2.75, 0.04, 0, 11.6].map(size)).toEqual(['12', '2.8', '0.1', '0', '12'])
  expect([9, -12, 0, -0.01].map(signed)).toEqual(['+9', '−12', '0', '−0.1'])
})
it('puts who loses most first, and counts what nobody got', () => {
  const agents = [agent('Ben', 10, 19), agent('Ana', 30, 18), agent('Gil', 3, 3)]
  expect(byLoss(agents).map(({ name }) => name)).toEqual(['Ana', 'Gil', 'Ben'])
  expect(nobodyBefore({ leads: 50, agents })).toBe(7)
})
