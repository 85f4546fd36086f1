import { expect, it } from 'vitest'
import { isPage, targetOf, windowFor } from './places'

const here = 'https://leads.test'

it.each(['/', '/leads', '/leads/7', '/forms', '/admin/sources'])('%s is a page of ours', (path) => {
  expect(isPage(path)).toBe(true)
})
it.each(['/api/v1/stream', '/hooks/meta/x', '/docs', '/metrics', '/form/abc', '/form/abc/thanks', '/unsubscribe/x', '/assets/a-1.js'])('%s is none', (path) => {
  expect(isPage(path)).toBe(false)
})
it('leads where the message says, if that is a page of ours', () => {
  expect(targetOf('/leads/7?from=push', here)).toBe('/leads/7?from=push')
  const elsewhere = ['https://evil.test/', '//evil.test/x', '/\\evil.test', 'javascript:alert(1)', '/form/abc', '/api/v1/leads', '', undefined, 7]
  expect(elsewhere.map((link) => targetOf(link, here))).toEqual(elsewhere.map(() => '/'))
})
it('takes the window that is looked at, and none that shows something else', () => {
  const window = (path: string, focused = false, visibilityState = 'hidden') => ({ url: here + path, focused, visibilityState })
  const [form, leads, lead] = [window('/form/abc', true, 'visible'), window('/leads'), window('/leads/7', false, 'visible')]
  expect(windowFor([form, leads, lead])).toBe(lead)
  expect(windowFor([form, leads])).toBe(leads)
  expect(windowFor([form])).toBeUndefined()
})
