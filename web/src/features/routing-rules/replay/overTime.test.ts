import { expect, it } from 'vitest'
import { overTime } from './overTime'

const agent = (agent_id: number, before: number, after: number) => ({ agent_id, name: `Agent ${agent_id}`, before, after, value_before: 0, value_after: 0 })
const on = (day: string, ...agents: [id: number, before: number, after: number][]) => ({ day, agents: agents.map(([agent_id, before, after]) => ({ agent_id, before, after })) })

it('puts every day between the first and the last, the same people in the same order on both sides', () => {
  const { unit, starts, before, after, most } = overTime({ days: [on('2026-11-27', [1, 2, 0], [2, 1, 3]), on('2026-11-29', [2, 1, 1])], agents: [agent(1, 2, 0), agent(2, 2, 4)] })
  expect([unit, starts, most]).toEqual(['day', ['2026-11-27', '2026-11-28', '2026-11-29'], 3])
  expect(before.map(({ key, values }) => [key, values])).toEqual([[2, [1, 0, 1]], [1, [2, 0, 0]]])
  expect(after.map(({ key, values }) => [key, values])).toEqual([[2, [3, 0, 1]], [1, [0, 0, 0]]])
})
it('counts by weeks and months where days could not be told apart', () => {
  const agents = [agent(1, 3, 3)]
  const weeks = overTime({ days: [on('2026-07-01', [1, 1, 1]), on('2026-07-05', [1, 1, 1]), on('2026-11-29', [1, 1, 1])], agents })
  expect([weeks.unit, weeks.starts[0], weeks.starts.at(-1), weeks.before[0]?.values[0]]).toEqual(['week', '2026-06-29', '2026-11-23', 2])
  const months = overTime({ days: [on('2024-02-29', [1, 1, 1]), on('2026-11-29', [1, 2, 2])], agents })
  expect([months.unit, months.starts.slice(0, 2), months.starts.at(-1), months.starts.length, months.before[0]?.values.at(-1)]).toEqual(['month', ['2024-02-01', '2024-03-01'], '2026-11-01', 34, 2])
})
it('puts those who have no colour together', () => {
  const agents = Array.from({ length: 9 }, (_, at) => agent(at + 1, 10 - at, 10 - at))
  const { before } = overTime({ days: [on('2026-11-29', ...agents.map(({ agent_id, before: n }): [number, number, number] => [agent_id, n, n]))], agents })
  expect(before.length).toBe(7)
  expect(before.at(-1)).toMatchObject({ name: '3 others', rest: true, values: [4 + 3 + 2] })
})
it('shows nothing where nothing came', () => {
  expect(overTime({ days: [], agents: [] })).toMatchObject({ starts: [], most: 0 })
})
