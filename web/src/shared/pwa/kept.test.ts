import { expect, it } from 'vitest'
import { goes, isAbout, isKept, type Drop } from './kept'

const at = (path: string) => new URL(path, 'https://leads.test')

it.each(['/api/v1/me', '/api/v1/statuses', '/api/v1/leads', '/api/v1/leads?assigned_agent=me&limit=15', '/api/v1/leads/7', '/api/v1/leads/7/timeline?limit=50', '/api/v1/notifications?limit=20', '/api/v1/me/tasks'])('keeps %s', (path) => {
  expect(isKept(at(path))).toBe(true)
})
it.each([
  '/api/v1/stream', '/api/v1/session', '/api/v1/leads?q=jo', '/api/v1/leads/export', '/api/v1/leads/7/duplicates', '/api/v1/leads/bulk/assign', '/api/v1/members', '/api/v1/me/notification-settings',
  '/hooks/form/x', '/form/x', '/docs', '/metrics', '/leads',
])('leaves %s alone', (path) => {
  expect(isKept(at(path))).toBe(false)
})

const gone = (path: string, drop: Drop, asked = 1) => goes(path, asked, drop)

it('drops what a change shows in, and leaves the rest', () => {
  const drop: Drop = { what: 'topics', topics: ['leads'], before: 5 }
  const shown = ['/api/v1/leads', '/api/v1/leads/7', '/api/v1/leads/7/timeline', '/api/v1/notifications', '/api/v1/me/tasks', '/api/v1/me/turns']
  const others = ['/api/v1/me', '/api/v1/statuses', '/api/v1/tags']
  expect([...shown, ...others].filter((path) => gone(path, drop))).toEqual(shown)
  expect(gone('/api/v1/leads', { ...drop, topics: ['settings'] })).toBe(false)
})
it('drops all leads where nobody told what happened, and everything where somebody came or went', () => {
  expect(gone('/api/v1/leads/7', { what: 'leads', before: 5 })).toBe(true)
  expect(gone('/api/v1/me', { what: 'leads', before: 5 })).toBe(false)
  expect(gone('/api/v1/me', { what: 'all', before: 5 })).toBe(true)
})
it('leaves what was asked for after it happened', () => {
  for (const drop of [{ what: 'all', before: 5 }, { what: 'leads', before: 5 }, { what: 'topics', topics: ['leads'], before: 5 }] as Drop[]) {
    expect(gone('/api/v1/leads', drop, 4)).toBe(true)
    expect(gone('/api/v1/leads', drop, 5)).toBe(false)
  }
})
it('takes a refused lead to be gone with all that is about it', () => {
  expect(isAbout('/api/v1/leads/7', '/api/v1/leads/7/timeline')).toBe(true)
  expect(isAbout('/api/v1/leads/7/decisions', '/api/v1/leads/7')).toBe(true)
  expect(isAbout('/api/v1/leads/71', '/api/v1/leads/7')).toBe(false)
  expect(isAbout('/api/v1/leads', '/api/v1/leads/7')).toBe(false)
  expect(isAbout('/api/v1/notifications', '/api/v1/notifications')).toBe(true)
})
