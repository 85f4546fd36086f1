import { expect, it } from 'vitest'
import { allRead, freshOf, withLine, type Line } from './lines'
import type { Notification } from './words'

const one = (id: number, read = false) => ({ id, read_at: read ? '2026-06-01T10:00:00Z' : null }) as Notification
const line = (...ids: number[]): Line => ({ news: ids.map((id) => one(id)), more: false })

it('is news only what came since, and is unread', () => {
  expect(freshOf([one(5), one(4, true), one(3), one(2)], 3).map(({ id }) => id)).toEqual([5])
  expect(freshOf([one(2)], 3)).toEqual([])
})
it('says each by itself, three at most', () => {
  const three = [line(1), line(2), line(3, 4)]
  expect(withLine(three.slice(0, 2), line(3, 4))).toEqual(three)
  expect(withLine(three, line(5))).toEqual([line(1, 2, 3, 4, 5)])
})
it('does not forget that there was more than could be read', () => {
  expect(withLine([{ ...line(1), more: true }, line(2), line(3)], line(4))[0]!.more).toBe(true)
})
it('has nothing to say once all was read', () => {
  expect(allRead(line(1, 2), [one(1, true), one(2, true)])).toBe(true)
  expect(allRead(line(1, 2), [one(1, true), one(2)])).toBe(false)
  expect(allRead(line(1), [])).toBe(false)
})
