import { expect, it } from 'vitest'
import { notificationsSearch } from './search'

it('reads what is looked at', () => {
  expect(notificationsSearch({ unread: 'true', kind: ['mention', 'assigned'] })).toEqual({ unread: 'true', kind: ['assigned', 'mention'] })
  expect(notificationsSearch({ kind: 'batch' })).toEqual({ kind: ['batch'] })
})
it('drops what it does not know', () => {
  expect(notificationsSearch({ unread: 'false', kind: ['gossip', 'mention'] })).toEqual({ kind: ['mention'] })
  expect(notificationsSearch({ unread: '1', kind: 'gossip' })).toEqual({})
})
