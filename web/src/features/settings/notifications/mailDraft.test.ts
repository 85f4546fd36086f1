import { expect, it } from 'vitest'
import { draftOf, keepsPassword, portFor, serverOf } from './mailDraft'
import type { MailServerState } from './useMessaging'

const saved: MailServerState = { host: 'smtp.acme.test', port: 465, security: 'tls', user: 'leads', from: 'leads@acme.test', from_name: null, has_password: true, has_dkim_key: false }

it('sends what stands in the form, and nothing secret that was left empty', () => {
  expect(serverOf({ ...draftOf(saved), from: ' sales@acme.test ' })).toEqual({
    host: 'smtp.acme.test', port: 465, security: 'tls', user: 'leads', password: null, from: 'sales@acme.test', from_name: null, dkim_domain: null, dkim_selector: null, dkim_key: null,
  })
  expect(serverOf({ ...draftOf(null), password: ' spaces count ', port: '' })).toMatchObject({ port: 0, user: null, password: ' spaces count ' })
})
it('keeps a password only for the same user at the same server', () => {
  expect(keepsPassword(draftOf(saved), saved)).toBe(true)
  expect(keepsPassword({ ...draftOf(saved), host: 'smtp.other.test' }, saved)).toBe(false)
  expect(keepsPassword(draftOf(null), null)).toBe(false)
})
it('moves the port along with the way of encrypting, unless somebody chose one', () => {
  expect(portFor('tls', 587)).toBe(465)
  expect(portFor('starttls', 465)).toBe(587)
  expect(portFor('tls', 2525)).toBe(2525)
})
