import { expect, test } from 'vitest'
import { seriesOf } from './distribution'

const agent = (agent_id: number, ...leads: number[]) => ({ agent_id, name: `Agent ${agent_id}`, leads })

test('a few stand for themselves, who got most first', () => {
  expect(seriesOf([agent(1, 0, 1), agent(2, 2, 2), agent(3, 0, 0)]).map(({ key, values }) => [key, values])).toEqual([[2, [2, 2]], [1, [0, 1]], [3, [0, 0]]])
})

test('of many, those who got less are told as one', () => {
  const series = seriesOf(Array.from({ length: 50 }, (_, i) => agent(i + 1, 50 - i, 1)))
  expect(series.map(({ name }) => name)).toEqual(['Agent 1', 'Agent 2', 'Agent 3', 'Agent 4', 'Agent 5', 'Agent 6', '44 others'])
  expect(series.at(-1)).toMatchObject({ rest: true, values: [(44 * 45) / 2, 44] })
})
