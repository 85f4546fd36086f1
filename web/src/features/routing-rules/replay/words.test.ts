import { expect, it } from 'vitest'
import { sorted } from './sort'
import { lineWords, timeWords, whoWords } from './words'

const nobody = { agent: null, waiting: false, line: 'none' as const, rule: null }
const facebook = { id: 3, name: 'Facebook' }

it('says whom a lead goes to', () => {
  expect(whoWords({ ...nobody, agent: { id: 1, name: 'Ana' } })).toBe('Ana')
  expect(whoWords(nobody)).toBe('Nobody')
  expect(whoWords({ ...nobody, waiting: true, line: 'rule', rule: facebook })).toBe('Waits (Facebook)')
  expect(whoWords({ ...nobody, waiting: true, line: 'otherwise' })).toBe('Waits (Any other lead)')
})
it('says what of the rules takes it', () => {
  expect(lineWords({ line: 'rule', rule: facebook })).toBe('Facebook')
  expect(lineWords({ line: 'otherwise', rule: null })).toBe('Any other lead')
  expect(lineWords({ line: 'none', rule: null })).toBe('No rule')
})
it('names the days of the workspace, the last one within', () => {
  expect(timeWords({ since: '2026-11-02T05:00:00Z', until: '2026-11-09T05:00:00Z' }, 'America/New_York').replaceAll(/[\u2009\u202f]/g, ' ')).toBe('Nov 2 – 8, 2026')
})
it('sorts by a column, and leaves those alike in their order', () => {
  const rows = [{ name: 'Ben', n: 1 }, { name: 'Ana', n: 1 }, { name: 'Cleo', n: 3 }]
  const keys = { name: ({ name }: (typeof rows)[number]) => name, n: ({ n }: (typeof rows)[number]) => n }
  const names = (by: string, desc: boolean) => sorted(rows, keys, { by, desc }).map(({ name }) => name)
  expect(names('name', false)).toEqual(['Ana', 'Ben', 'Cleo'])
  expect(names('n', false)).toEqual(['Ben', 'Ana', 'Cleo'])
  expect(names('n', true)).toEqual(['Cleo', 'Ben', 'Ana'])
})
