import { expect, it } from 'vitest'
import { webhooksSearch } from './search'

it('reads which deliveries are looked at, and of which webhook', () => {
  expect(webhooksSearch({ show: 'failed' })).toEqual({ show: 'failed' })
  expect(webhooksSearch({ show: 'all', webhook: '3' })).toEqual({ show: 'all', webhook: 3 })
})
it('drops what it does not know', () => {
  expect(webhooksSearch({ show: 'lost', webhook: '3' })).toEqual({})
  expect(webhooksSearch({ show: 'due', webhook: 'three' })).toEqual({ show: 'due' })
})
