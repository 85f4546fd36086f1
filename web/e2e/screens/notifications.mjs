// The demo sends nothing to anybody. Here a mail server stands in this process, which takes some mails and refuses others.
import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { button, dialog, flip } from '../kit/hands.mjs'
import { until } from '../kit/until.mjs'

/** Mails that were sent, that wait for their next try, and that were refused; devices of the owner and the agent. */
export async function fillNotifications(world, box, agents) {
  const { api } = world
  const refused = { 'Ben Carter': '554 5.6.0 Your message was refused since it is not one that this server takes', 'Cleo Martin': '451 4.7.1 Greylisted, come back later' }
  box.answer = (to) => refused[agents.find(({ email }) => email === to)?.name] ?? '250 2.1.5 fine'
  await api.patch('/settings/notifications', { mail: { host: '127.0.0.1', port: box.port, security: 'none', from: 'leads@harbourlane.example', from_name: 'Harbour Lane' }, app_always: true })
  for (const [i, { id }] of agents.entries()) await api.lead({ name: `Mail ${i} Smith`, email: `mail${i}@mail.example`, source: 'website', agent_id: id })
  await api.put('/me/notification-settings', {
    kinds: [{ kind: 'assigned', channels: ['app', 'push'] }, { kind: 'mention', channels: ['app', 'email'] }], quiet_hours: { from: '20:00', to: '07:30', zone: 'America/New_York' }, summary_at: '08:00',
  })
  for (const [i, name] of ['Chrome on Android', 'Safari on iPhone'].entries()) {
    await api.post('/me/push-subscriptions', { endpoint: `https://push.example.com/send/${i}`, keys: { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }, name })
  }
  await until(async () => {
    const { items } = await api.get('/dispatches')
    assert.ok(['sent', 'failed', 'due'].every((state) => items.some((one) => one.state === state && one.attempts > 0)), JSON.stringify(items.map(({ state }) => state)))
  }, 20_000)
}

export const notificationStates = {
  'notifications-unsaved': { on: 'own-notifications', open: async (page) => {
    await page.getByLabel('To', { exact: true }).fill('')
    await button(page, 'Save').click()
    await page.getByText('Say when they begin and when they end.').waitFor()
  } },
  'mail-server': { on: 'settings-notifications', open: async (page) => {
    await button(page, 'Change').first().click()
    await button(dialog(page), 'More options').click()
    await button(dialog(page), 'Send a test mail').click()
    await dialog(page).getByRole('region', { name: 'What both said' }).scrollIntoViewIfNeeded()
  } },
  'mails-off': { on: 'settings-notifications', only: 'phone', open: async (page) => {
    await button(page, 'Switch off mails').click()
    await dialog(page).waitFor()
  } },
  'telegram-bot': { on: 'settings-notifications', open: async (page) => {
    await button(page, 'Add a bot').click()
    await button(dialog(page), 'Save').click()
    await dialog(page).getByText('Paste the token of the bot.').waitFor()
  } },
  'defaults-unsaved': { on: 'settings-notifications', open: async (page) => {
    await flip(page, 'Leads that are assigned always show in the bell')
    await page.getByText('Not saved yet: the bell for assigned leads').waitFor()
  } },
  'sent-failed': { on: 'sent-failed', open: async (page) => {
    await button(page, 'New leads').first().click()
    await dialog(page).getByText(/refused/).first().waitFor()
  } },
}
