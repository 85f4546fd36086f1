import { expect, it } from 'vitest'
import { isStale } from './staleKeys'

it('marks everything below the topic', () => {
  expect(isStale(['get', '/api/v1/leads', {}], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/leads/{id}/timeline', {}], ['leads'])).toBe(true)
})
it('counts anew what waits when leads change, without reading the rules again', () => {
  expect(isStale(['get', '/api/v1/routing', {}], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/routing/unassigned', {}], ['leads'])).toBe(false)
  expect(isStale(['get', '/api/v1/routing/unassigned', {}], ['batches'])).toBe(true)
  expect(isStale(['get', '/api/v1/routing/rules', {}], ['leads'])).toBe(false)
})
it('leaves other answers alone', () => {
  expect(isStale(['get', '/api/v1/roles', {}], ['leads', 'notifications'])).toBe(false)
  expect(isStale(['gallery', 'leads'], ['leads'])).toBe(false)
})
it('knows what a change shows in elsewhere', () => {
  expect(isStale(['get', '/api/v1/rotations/{id}/ledger'], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/me'], ['roles'])).toBe(true)
  expect(isStale(['get', '/api/v1/me/turns'], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/notifications'], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/me/tasks', {}], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/leads/{id}/tasks', {}], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/tags', {}], ['leads'])).toBe(true)
  expect(isStale(['get', '/api/v1/statuses'], ['settings'])).toBe(true)
  expect(isStale(['get', '/api/v1/fields/{key}/uses', {}], ['settings'])).toBe(true)
  expect(isStale(['get', '/api/v1/imports/{id}', {}], ['batches'])).toBe(true)
  expect(isStale(['get', '/api/v1/dispatches', {}], ['settings'])).toBe(true)
  for (const topic of ['routing', 'members', 'settings', 'sources']) expect(isStale(['get', '/api/v1/routing/check', {}], [topic])).toBe(true)
  expect(isStale(['get', '/api/v1/routing/check', {}], ['leads'])).toBe(false)
  expect(isStale(['get', '/api/v1/me'], ['leads'])).toBe(false)
  expect(isStale(['get', '/api/v1/batches', {}], ['leads'])).toBe(false)
})
