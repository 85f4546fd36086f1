import { expect, it } from 'vitest'
import { isSame, queryOf, searchOf } from './query'

it('keeps filters and order, and nothing else of an address', () => {
  expect(queryOf({ status: ['new', 'won'], q: 'jo', created: ['7d'], sort: 'name', cursor: 'abc', view: '3', colour: 'red' }))
    .toEqual({ status: ['new', 'won'], q: ['jo'], created: ['7d'], sort: ['name'] })
})
it('takes newest first for no order', () => {
  expect(queryOf({ sort: '-created_at' })).toEqual({})
})
it('knows the same list by other words', () => {
  expect(isSame({ status: ['new', 'won'], q: ['jo'] }, { q: ['jo'], status: ['won', 'new'] })).toBe(true)
  expect(isSame({ status: ['new'] }, { status: ['new', 'won'] })).toBe(false)
  expect(isSame({ status: ['new'] }, { source: ['new'] })).toBe(false)
  expect(isSame({}, queryOf({ view: '3' }))).toBe(true)
})
it('writes an address that leads to the same list', () => {
  const view = { id: 3, name: 'Warm', query: { status: ['won'], sort: ['name'] }, shared: false, owner: { id: 1, name: 'Ana' }, count: null, count_is_exact: null }
  expect(searchOf(view)).toEqual({ status: ['won'], sort: ['name'], view: '3' })
  expect(isSame(queryOf(searchOf(view)), view.query)).toBe(true)
})
