import { expect, it } from 'vitest'
import { addressParts } from './address'

it('tells the host from what stands behind it', () => {
  expect(addressParts('https://hooks.example.com/catch/1?a=b')).toEqual({ host: 'hooks.example.com', rest: '/catch/1?a=b' })
  expect(addressParts('https://example.com/')).toEqual({ host: 'example.com', rest: '' })
  expect(addressParts('https://example.com?key=1')).toEqual({ host: 'example.com', rest: '?key=1' })
})
it('shows that a connection is not encrypted', () => {
  expect(addressParts('http://127.0.0.1:9000/hook')).toEqual({ host: 'http://127.0.0.1:9000', rest: '/hook' })
})
