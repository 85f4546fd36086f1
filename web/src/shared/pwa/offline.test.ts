import { beforeEach, expect, it, vi } from 'vitest'
import { keptHeader } from './kept'

let offline: typeof import('./offline')
let told: unknown[]

beforeEach(async () => {
  vi.resetModules()
  offline = await import('./offline')
  told = []
  offline.onOffline((state) => told.push(state))
})

const kept = (at: number) => new Headers({ [keptHeader]: String(at) })
const since = () => (told.at(-1) as { since?: Date } | undefined)?.since?.getTime()

it('tells of an answer out of what was kept, and of the next that is none', () => {
  offline.noteAnswer('/api/v1/leads', kept(5))
  expect(told).toEqual([{ network: true, since: new Date(5) }])
  offline.noteAnswer('/api/v1/leads', new Headers())
  expect(told.at(-1)).toBeUndefined()
})
it('names the oldest of what a page shows, and starts anew on the next', () => {
  for (const at of [7, 5, 9]) offline.noteAnswer('/api/v1/leads', kept(at))
  expect(since()).toBe(5)
  offline.noteTurn()
  expect(told.at(-1)).toEqual({ network: true, since: undefined })
  offline.noteAnswer('/api/v1/leads/{id}', kept(8))
  expect(since()).toBe(8)
})
it('does not count what surrounds every page', () => {
  offline.noteAnswer('/api/v1/me', kept(1))
  offline.noteAnswer('/api/v1/notifications', kept(2))
  expect(told).toEqual([{ network: true, since: undefined }])
  offline.noteAnswer('/api/v1/leads', kept(5))
  expect(since()).toBe(5)
})
it('without anything kept names when the server last answered', () => {
  offline.noteAnswer('/api/v1/leads', new Headers())
  const at = Date.now()
  offline.noteFailure()
  expect(Math.abs(since()! - at)).toBeLessThan(1_000)
})
