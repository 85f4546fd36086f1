import { expect, it } from 'vitest'
import { newsOf, showAll, steady, type Answer, type Shown } from './steady'

/** Leads 9, 8, 7 …: a higher number is newer. */
function rows(...ids: number[]) {
  return ids.map((id) => ({ id, created_at: `2026-11-23T10:00:${String(id).padStart(2, '0')}Z` }))
}
function answer(ids: number[], total: number, next: string | null = null): Answer<ReturnType<typeof rows>[number]> {
  return { items: rows(...ids), next_cursor: next, total }
}
const idsOf = ({ rows: list }: Shown<ReturnType<typeof rows>[number]>) => list.map((row) => row.id)
const before = showAll(answer([9, 8, 7, 6], 20, 'after6'))

it('holds new rows back and keeps those that they push off the page', () => {
  const now = answer([11, 10, 9, 8], 22, 'after8')
  const waiting = steady(before, now, undefined)
  expect(idsOf(waiting.shown)).toEqual([9, 8, 7, 6])
  expect(waiting.lost).toBe(true)
  const settled = steady(before, now, rows(7, 6, 5, 4))
  expect(idsOf(settled.shown)).toEqual([9, 8, 7, 6])
  expect(settled.shown.next).toBe('after6')
  expect(newsOf(settled, now, true, true)).toEqual({ kind: 'added', count: 2 })
})
it('lets a row vanish that may no longer be seen, and fills from below', () => {
  const now = answer([9, 7, 6, 5], 19, 'after5')
  const { shown, held } = steady(before, now, rows(4, 3))
  expect(idsOf(shown)).toEqual([9, 7, 6, 5])
  expect(shown.next).toBe('after5')
  expect(held).toEqual([])
})
it('lets a row vanish while others are held back', () => {
  const now = answer([10, 9, 7, 6], 20, 'after6')
  const state = steady(before, now, rows(5, 4))
  expect(idsOf(state.shown)).toEqual([9, 7, 6])
  expect(newsOf(state, now, true, true)).toEqual({ kind: 'added', count: 1 })
})
it('drops at once what is gone from the only page', () => {
  const { shown } = steady(showAll(answer([3, 2, 1], 3)), answer([3, 1], 2), undefined)
  expect(idsOf(shown)).toEqual([3, 1])
})
it('takes new values without moving rows', () => {
  const { shown } = steady(showAll(answer([3, 2], 2)), { ...answer([], 2), items: rows(2, 3).map((row) => ({ ...row, seen: true })) }, undefined)
  expect(shown.rows).toEqual([{ ...rows(3)[0], seen: true }, { ...rows(2)[0], seen: true }])
})
it('shows the first rows of an empty list, and a list that changed through and through', () => {
  expect(idsOf(steady(showAll(answer([], 0)), answer([1], 1), undefined).shown)).toEqual([1])
  expect(idsOf(steady(before, answer([5, 4, 3, 2], 16), undefined).shown)).toEqual([5, 4, 3, 2])
})
it('counts a flood by the total', () => {
  const now = answer([99, 98, 97, 96], 95, 'x')
  const flood = steady(before, now, rows(9, 8, 7, 6))
  expect(newsOf(flood, now, true, true)).toEqual({ kind: 'added', count: 75 })
})
it('does not call an old lead that came back new', () => {
  const now = answer([9, 8, 7, 6], 4)
  expect(newsOf(steady(showAll(answer([9, 7, 6], 3)), now, undefined), now, true, true)).toEqual({ kind: 'changed' })
})
it('tells later pages of new leads by the total', () => {
  const now = answer([9, 8, 7, 6], 23, 'after6')
  const state = steady(before, now, undefined)
  expect(newsOf(state, now, true, false)).toEqual({ kind: 'added', count: 3 })
  expect(newsOf(state, now, false, false)).toBeUndefined()
})
