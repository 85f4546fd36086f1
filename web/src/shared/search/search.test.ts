import { expect, it } from 'vitest'
import { countFilters, filtersFromSearch, searchFromFilters } from './filterSearch'
import { parseSearch, stringifySearch } from './searchParams'

const keys = ['q', 'status', 'assigned_agent']

it('repeats a key for every value, as the API does', () => {
  expect(stringifySearch({ status: ['new', 'won'], q: 'ana & co', none: undefined })).toBe('?status=new&status=won&q=ana+%26+co')
  expect(parseSearch('?status=new&status=won&q=ana+%26+co')).toEqual({ status: ['new', 'won'], q: 'ana & co' })
  expect(stringifySearch({})).toBe('')
})
it('keeps a number that only looks like one as text', () => {
  expect(parseSearch('?q=007&batch=12')).toEqual({ q: '007', batch: '12' })
})
it('brings filters through an address unchanged', () => {
  const filters = { q: ['jo'], status: ['new', 'won'], assigned_agent: ['none'] }
  const address = stringifySearch(searchFromFilters({ sort: 'name' }, filters, keys))
  expect(filtersFromSearch(parseSearch(address), keys)).toEqual(filters)
  expect(parseSearch(address).sort).toBe('name')
})
it('drops the cursor and emptied filters', () => {
  expect(searchFromFilters({ cursor: 'abc', status: ['new'], batch: '5' }, { status: [] }, keys)).toEqual({ batch: '5' })
})
it('ignores doubled and empty values', () => {
  expect(filtersFromSearch({ status: ['new', 'new', ''], q: '' }, keys)).toEqual({ status: ['new'] })
  expect(countFilters({ status: ['new', 'won'], q: ['x'] })).toBe(2)
})
