import { expect, it } from 'vitest'
import { parseSearch, stringifySearch } from '@/shared/search/searchParams'
import { bodyOf, isSettled, questionOf, searchOf, settle, type Question } from './question'

const now = new Date('2026-11-29T10:00:00.000Z')
const at = { now, live: 14, revision: 0 }
const read = (address: string) => questionOf(parseSearch(address))

it('comes through an address unchanged', () => {
  const questions: Question[] = [
    { policy: 'draft', revision: 3, since: '2026-10-30T10:00:00.000Z', until: '2026-11-29T10:00:00.000Z', people: 'today' },
    { policy: 12, last: 1_000, until: '2026-11-29T10:00:00.000Z', people: 'was' },
    { policy: 'live', days: 7, people: 'was' },
  ]
  for (const question of questions) expect(read(stringifySearch(searchOf(question)))).toEqual(question)
})
it('drops what no page of ours writes', () => {
  expect(read('?policy=none&last=-3&since=yesterday&until=7&days=1.5&revision=x&people=ghosts')).toEqual({ people: 'was' })
  expect(read('?last=9000000').last).toBe(100_000)
})
it('asks the draft if there is one, else what is live, over thirty days', () => {
  expect(settle(read(''), at)).toEqual({ policy: 14, since: '2026-10-30T10:00:00.000Z', until: '2026-11-29T10:00:00.000Z', people: 'was' })
  expect(settle(read(''), { ...at, revision: 5 })).toMatchObject({ policy: 'draft', revision: 5 })
})
it('names the version that is live now, and the draft as it is now', () => {
  expect(settle(read('?policy=live&days=7'), { ...at, revision: 5 })).toEqual({ policy: 14, since: '2026-11-22T10:00:00.000Z', until: '2026-11-29T10:00:00.000Z', people: 'was' })
  expect(settle(read('?policy=draft'), { ...at, revision: 5 }).revision).toBe(5)
  expect(settle(read('?policy=draft&revision=3'), { ...at, revision: 5 }).revision).toBe(3)
})
it('leaves a time that is named alone, and counts the days before its end', () => {
  expect(settle(read('?policy=12&until=2026-11-01T00:00:00Z&people=today'), at)).toEqual({ policy: 12, since: '2026-10-02T00:00:00.000Z', until: '2026-11-01T00:00:00Z', people: 'today' })
  expect(settle(read('?policy=12&last=100'), at)).toEqual({ policy: 12, last: 100, until: '2026-11-29T10:00:00.000Z', people: 'was' })
})
it('is settled once nothing depends on when it is asked', () => {
  const open = ['', '?policy=live&last=100&until=2026-11-29T10:00:00Z', '?policy=draft&last=100&until=2026-11-29T10:00:00Z', '?policy=12&since=2026-11-01T00:00:00Z', '?policy=12&until=2026-11-29T10:00:00Z']
  expect(open.filter((one) => isSettled(read(one)))).toEqual([])
  expect(open.filter((one) => !isSettled(settle(read(one), at)))).toEqual([])
})
it('sends what the server reads, and no more', () => {
  expect(bodyOf(settle(read('?policy=draft&revision=3&days=7'), at))).toEqual({ policy: 'draft', since: '2026-11-22T10:00:00.000Z', until: '2026-11-29T10:00:00.000Z', people: 'was' })
  expect(bodyOf(settle(read('?policy=12&last=100'), at))).toEqual({ policy: 12, last: 100, until: '2026-11-29T10:00:00.000Z', people: 'was' })
})
