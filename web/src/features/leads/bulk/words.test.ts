import { expect, it } from 'vitest'
import { splitWords } from '@/shared/batches/useSplit'
import { consequences, farewell, holders, type Preview } from './words'

const ben = { agent_id: 2, name: 'Ben', count: 3, keeps_access: false }
const cleo = { agent_id: 3, name: 'Cleo', count: 1, keeps_access: true }
const mixed: Preview = { total: 12, unassigned: 8, by_agent: [ben, cleo], split: [], have_status: 0 }
const role = (id: number) => (id === 3 ? 'Admin' : undefined)

it('says who has the leads and who loses what', () => {
  expect(holders(mixed)).toBe('Ben 3, Cleo 1')
  expect(consequences(mixed, 1, role)).toBe('Ben loses access to 3; Cleo keeps access (Admin).')
  expect(consequences(mixed, 2, role)).toBe('Cleo keeps access (Admin); Ben keeps the 3 already assigned.')
  expect(consequences({ ...mixed, by_agent: [] }, 1, role)).toBe('')
})
it('counts instead of naming when there are many', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ ...ben, agent_id: index + 10, name: `A${index}` }))
  expect(holders({ ...mixed, by_agent: many })).toBe('A0 3, A1 3, A2 3, A3 3, A4 3, 9 with others')
  expect(consequences({ ...mixed, by_agent: many }, 1, role)).toBe('A0 loses access to 3, A1 to 3, A2 to 3, A3 to 3, A4 to 3, 3 others to 9.')
})
it('says who no longer sees the leads', () => {
  expect(farewell({ ...mixed, by_agent: [ben] }, 1, 3)).toBe('Ben no longer sees them.')
  expect(farewell(mixed, 1, 12)).toBe('Ben no longer sees 3 of them.')
  expect(farewell(mixed, 2, 9)).toBe('')
  expect(farewell({ ...mixed, by_agent: [ben, { ...ben, agent_id: 4, name: 'Dan' }] }, 1, 6)).toBe('Ben and Dan no longer see theirs.')
})
it('says how a spread comes out', () => {
  const split = (...counts: number[]) => splitWords(counts.map((count, index) => ({ ...ben, agent_id: index, count })))
  expect(split(60, 60, 60, 60)).toBe('240 leads over 4 agents: 60 each.')
  expect(split(13, 12, 12, 13)).toBe('50 leads over 4 agents: 12 or 13 each.')
  expect(split(5, 3, 2)).toBe('10 leads over 3 agents: by weight, as listed.')
  expect(split(1)).toBe('1 lead over 1 agent: 1 each.')
})
