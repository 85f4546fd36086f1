import { expect, it } from 'vitest'
import { bytesOf, isFor } from './key'

it('reads a key as the server writes it', () => {
  expect([...bytesOf('-_8BAg')]).toEqual([0xfb, 0xff, 1, 2])
})
it('knows for whom a subscription was made', () => {
  expect(isFor(bytesOf('AQID').buffer, 'AQID')).toBe(true)
  expect(isFor(bytesOf('AQID').buffer, 'AQIE')).toBe(false)
  expect(isFor(null, 'AQID')).toBe(false)
})
