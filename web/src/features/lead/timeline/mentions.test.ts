import { expect, test } from 'vitest'
import { complete, peopleFor, piecesOf, queryAt, withMarks } from './mentions'

const [ana, anaCosta, ben] = [{ id: 7, name: 'Ana' }, { id: 8, name: 'Ana Costa' }, { id: 12, name: 'Ben [Sales]' }] as const

test('a note is read in pieces', () => {
  expect(piecesOf('Ask @[Ana](member:7).')).toEqual(['Ask ', ana, '.'])
  expect(piecesOf('a@[b] (member:7)')).toEqual(['a@[b] (member:7)'])
  expect(piecesOf('')).toEqual([])
})

test('an @ asks for somebody, unless it stands in an address', () => {
  expect(queryAt('Ask @An', 7)).toEqual({ at: 4, query: 'An' })
  expect(queryAt('@', 1)).toEqual({ at: 0, query: '' })
  expect(queryAt('@Ana Co', 7)).toEqual({ at: 0, query: 'Ana Co' })
  expect([queryAt('ana@mail', 8), queryAt('Ask Ana', 7), queryAt('@Ana\nnext', 9)]).toEqual([undefined, undefined, undefined])
})

test('any word of a name finds', () => {
  expect([peopleFor([ana, anaCosta, ben], 'co'), peopleFor([ana, anaCosta, ben], 'x')]).toEqual([[anaCosta], []])
})

test('a name is written in place of what was typed', () => {
  expect(complete('Ask @an please', 4, 7, 'Ana')).toEqual({ text: 'Ask @Ana please', caret: 9 })
})

test('chosen names become marks, the longer ones first', () => {
  expect(withMarks('@Ana Costa and @Ana, not @Eve', [ana, anaCosta])).toBe('@[Ana Costa](member:8) and @[Ana](member:7), not @Eve')
  expect(withMarks('@Ben [Sales]', [ben])).toBe('@[Ben (Sales)](member:12)')
})
