import { expect, it } from 'vitest'
import { settingsSearch } from './search'

it('reads which part of the settings is looked at', () => {
  expect(settingsSearch({})).toEqual({})
  expect(settingsSearch({ tab: 'notifications', show: 'failed' })).toEqual({ tab: 'notifications' })
  expect(settingsSearch({ tab: 'sent', show: 'due', channel: 'email' })).toEqual({ tab: 'sent', show: 'due', channel: 'email' })
})
it('drops what it does not know', () => {
  expect(settingsSearch({ tab: 'secrets', show: 'failed' })).toEqual({})
  expect(settingsSearch({ tab: 'sent', show: 'lost', channel: 'app' })).toEqual({ tab: 'sent' })
})
