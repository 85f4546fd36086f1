import { expect, it } from 'vitest'
import { bodyOf, changedOf, nothing, valuesOf, withoutHour, type Settings } from './draft'

const settings: Settings = {
  kinds: [
    { kind: 'assigned', channels: ['app', 'email'], inherited: ['app', 'email'], own: false, app_always: false },
    { kind: 'mention', channels: ['app'], inherited: ['app', 'email'], own: true, app_always: false },
  ],
  channels: [], devices: [], push_key: '', zone: 'UTC', telegram_bot: null,
  quiet_hours: null, summary_at: '08:00', slack_url: 'https://hooks.slack.com/services/T/B/x', telegram_chat: null,
}

it('knows where something is not saved yet', () => {
  expect(changedOf(settings, nothing)).toEqual([])
  expect(changedOf(settings, { kinds: { assigned: ['app'] }, telegram_chat: '12', quiet_hours: { from: '20:00', to: '07:00' } })).toEqual(['kinds', 'quiet_hours', 'telegram_chat'])
  expect(changedOf(settings, { kinds: { mention: ['app'] }, telegram_chat: '', slack_url: ' https://hooks.slack.com/services/T/B/x ' })).toEqual([])
})
it('takes a zone that is not named for the workspace’s', () => {
  const hours = { ...settings, quiet_hours: { from: '20:00', to: '07:00', zone: null } }
  expect(changedOf(hours, { kinds: {}, quiet_hours: { to: '07:00', from: '20:00' } })).toEqual([])
})
it('saves everything, since what is left out would be lost', () => {
  expect(bodyOf(settings, { kinds: {}, telegram_chat: ' 12 ' })).toEqual({
    kinds: [{ kind: 'mention', channels: ['app'] }], quiet_hours: null, summary_at: '08:00', slack_url: 'https://hooks.slack.com/services/T/B/x', telegram_chat: '12',
  })
  expect(bodyOf(settings, { kinds: { mention: null }, slack_url: '', summary_at: null })).toMatchObject({ kinds: [], slack_url: null, summary_at: null })
})
it('shows what was chosen over what is saved', () => {
  expect(valuesOf(settings, { kinds: {}, summary_at: null })).toMatchObject({ summary_at: null, slack_url: settings.slack_url })
})
it('does not take an emptied hour for none', () => {
  expect(withoutHour(settings)).toEqual([])
  expect(withoutHour({ ...settings, quiet_hours: { from: '20:00', to: '' }, summary_at: '' })).toEqual(['quiet_hours', 'summary_at'])
})
