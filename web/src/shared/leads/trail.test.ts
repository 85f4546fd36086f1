import { expect, test } from 'vitest'
import { placeOf, stepFrom, type LeadTrail } from './trail'

const trail: LeadTrail = { query: {}, search: {}, cursor: 'b', before: [undefined], next: 'c', ids: [7, 5, 3], total: 120, exact: true }

test('a lead knows its place in the whole list', () => {
  expect([placeOf(trail, 7), placeOf(trail, 3), placeOf(trail, 99)]).toEqual([51, 53, undefined])
})

test('within a page the next lead is known', () => {
  expect([stepFrom(trail, 7, 'next'), stepFrom(trail, 5, 'previous')]).toEqual([{ id: 5 }, { id: 7 }])
})

test('at the ends of a page another one is read', () => {
  expect(stepFrom(trail, 3, 'next')).toEqual({ page: { cursor: 'c', before: [undefined, 'b'] } })
  expect(stepFrom(trail, 7, 'previous')).toEqual({ page: { cursor: undefined, before: [] } })
})

test('the ends of the list are the end', () => {
  expect(stepFrom({ ...trail, next: null }, 3, 'next')).toBeUndefined()
  expect(stepFrom({ ...trail, before: [] }, 7, 'previous')).toBeUndefined()
  expect(stepFrom(trail, 99, 'next')).toBeUndefined()
})
