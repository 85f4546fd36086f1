import { expect, test } from 'vitest'
import { draftKey } from './draftKey'

test('a draft is no answer of an address, of which all is doubted once the server is lost', () => {
  expect(typeof draftKey(1, 2)[1]).not.toBe('string')
  expect(draftKey(1, 2)).not.toEqual(draftKey(2, 2))
})
