import { expect, it } from 'vitest'
import { changedBy, marked } from './mark'
import type { Notification } from './words'

const then = '2026-06-01T10:00:00Z'
const now = '2026-06-02T10:00:00Z'
const one = (id: number, read: boolean) => ({ id, read_at: read ? then : null }) as Notification
const page = (unread: number, ...items: Notification[]) => ({ items, unread, next_cursor: null })

it('marks some as read, on every page that shows them', () => {
  const bell = page(3, one(3, false), one(2, true))
  const older = page(3, one(1, false))
  const mark = { ids: [3, 2, 1], read: true }
  const changed = changedBy(mark, [bell, undefined, older])
  expect([...changed]).toEqual([3, 1])
  expect(marked(bell, mark, changed, now)).toEqual({ ...bell, unread: 1, items: [{ id: 3, read_at: now }, { id: 2, read_at: then }] })
  expect(marked(older, mark, changed, now).unread).toBe(1)
})
it('counts one that two pages show once', () => {
  const mark = { ids: [3], read: true }
  expect(marked(page(2, one(3, false)), mark, changedBy(mark, [page(2, one(3, false)), page(2, one(3, false))]), now).unread).toBe(1)
})
it('marks all, also those that are not shown', () => {
  const bell = page(40, one(3, false))
  const mark = { read: true }
  expect(marked(bell, mark, changedBy(mark, [bell]), now)).toEqual({ ...bell, unread: 0, items: [{ id: 3, read_at: now }] })
})
it('takes a mark off', () => {
  const bell = page(0, one(3, true), one(2, true))
  const mark = { ids: [2], read: false }
  expect(marked(bell, mark, changedBy(mark, [bell]), now)).toEqual({ ...bell, unread: 1, items: [{ id: 3, read_at: then }, { id: 2, read_at: null }] })
})
