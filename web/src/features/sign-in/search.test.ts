import { expect, it } from 'vitest'
import { signInSearch } from './search'

it('keeps a place of ours', () => {
  expect(signInSearch({ next: '/leads?status=new&q=a%20b#top' })).toEqual({ next: '/leads?status=new&q=a%20b#top' })
})
it.each(['https://evil.test/', '//evil.test/x', '/\\evil.test', '/\t/evil.test', 'javascript:alert(1)', 'leads', '', 7, ['/leads'], undefined])('drops %j', (next) => {
  expect(signInSearch({ next })).toEqual({})
})
it('needs no words for the start page and for itself', () => {
  expect(signInSearch({ next: '/' })).toEqual({})
  expect(signInSearch({ next: '/sign-in?next=/leads' })).toEqual({})
})
