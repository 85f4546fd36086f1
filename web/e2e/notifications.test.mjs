import assert from 'node:assert/strict'
import { bell, button, dialog, flip, heading, toast } from './kit/hands.mjs'
import { mailbox } from './kit/mailbox.mjs'
import { takesPush } from './kit/push.mjs'
import { receiver } from './kit/receiver.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { freshWorld } from './kit/world.mjs'

const own = '/me/notifications'
const toggle = (page, kind, way) => page.getByRole('switch', { name: `${kind}: ${way}`, exact: true })
const isOn = (page, kind, way, on) => until(async () => assert.equal(await toggle(page, kind, way).isChecked(), on))
const way = (page, name) => page.getByRole('list', { name: 'Ways to reach you' }).getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

async function save(page) {
  await button(page, 'Save').click()
  await toast(page, 'Notification settings saved.').first().waitFor()
  await page.getByText(/^Not saved yet/).waitFor({ state: 'hidden' })
}

/** A scenario on a server that was started with a mail server. */
function withMails(name, play) {
  let box
  scenario(name, async (stage) => {
    try {
      await play(stage, box)
    } finally {
      await box.close()
    }
  }, async () => {
    box = await mailbox()
    return freshWorld('--smtp', `smtp://127.0.0.1:${box.port}`, '--mail-from', 'leads@acme.test')
  })
}

scenario('what is chosen holds after a reload and on another device, until it is reset', async (stage) => {
  const chat = await receiver()
  chat.answer = () => ({ status: 200, body: 'ok' })
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(ana, '/workspace', { expects: [422] })
  await button(page, 'My account').click()
  await page.getByRole('menuitem', { name: 'Notification settings' }).click()
  await heading(page, 'Notification settings').waitFor()
  assert.equal(await toggle(page, 'New leads', 'Slack').count(), 0, 'a way that does not reach has switches')
  assert.equal(await toggle(page, 'Waiting leads', 'Bell').count(), 0, 'an agent hears of waiting leads')
  await way(page, 'E-mail').getByText('Mails are switched off in this workspace.').waitFor()

  await page.getByLabel('Incoming webhook').fill('hooks.slack.com')
  await button(page, 'Save').click()
  await page.getByRole('alert').getByText('Not saved. What has to be mended stands beside it.').waitFor()
  assert.equal(await page.getByLabel('Incoming webhook').getAttribute('aria-invalid'), 'true')
  await page.getByLabel('Incoming webhook').fill(`${chat.url}/services/T/B/secret`)
  await save(page)
  await flip(page, 'Mentions: Slack')
  await flip(page, 'Leads that go to others: Bell')
  await page.getByText('Not saved yet: what you hear of').waitFor()
  await save(page)

  await page.reload()
  await isOn(page, 'Mentions', 'Slack', false)
  await isOn(page, 'Leads that go to others', 'Bell', true)
  const phone = await stage.as(ana, own, { width: 390, height: 844 })
  const mentions = phone.getByRole('group', { name: 'Mentions' })
  await mentions.getByRole('checkbox', { name: 'Bell' }).waitFor({ state: 'attached' })
  assert.deepEqual([await mentions.getByRole('checkbox', { name: 'Bell' }).isChecked(), await mentions.getByRole('checkbox', { name: 'Slack' }).isChecked()], [true, false])
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'wider than a phone')

  await button(page, 'Send a test by Slack').click()
  await way(page, 'Slack').getByText('Sent. Look into Slack.').waitFor()
  await chat.message(1)
  chat.answer = () => ({ status: 403 })
  await button(page, 'Send a test by Slack').click()
  await until(async () => assert.equal(await way(page, 'Slack').getByText('Sent. Look into Slack.').count(), 0))
  assert.match(await way(page, 'Slack').getByRole('status').innerText(), /Slack/)

  await button(page, 'Reset Mentions').click()
  await save(page)
  await until(async () => assert.ok(await mentions.getByRole('checkbox', { name: 'Slack' }).isChecked())) // without a reload
  await chat.close()
})

scenario('quiet hours and the summary need their hours; discarding brings back what was', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(ana, own, { expects: [422] })
  await flip(page, 'Quiet hours')
  await page.getByLabel('To', { exact: true }).fill('')
  await button(page, 'Save').click()
  await page.getByText('Say when they begin and when they end.').waitFor()
  await page.getByLabel('From', { exact: true }).fill('20:00')
  await page.getByLabel('To', { exact: true }).fill('20:00')
  await button(page, 'Save').click()
  await page.getByText('Say when they begin and when they end.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('07:00')
  await page.getByRole('combobox', { name: 'Time zone' }).click()
  await page.keyboard.type('new york')
  await page.getByRole('option', { name: 'America/New York', exact: true }).click()
  await save(page)
  assert.deepEqual((await ana.api.get('/me/notification-settings')).quiet_hours, { from: '20:00', to: '07:00', zone: 'America/New_York' })
  assert.ok(await page.getByRole('switch', { name: 'Daily summary' }).isDisabled(), 'a summary by mails that are off')

  await flip(page, 'Quiet hours')
  await page.getByText('Not saved yet: quiet hours').waitFor()
  await button(page, 'Discard').click()
  assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), '07:00')
})

withMails('a lead leads to a mail; one click in a mail program switches such mails off, opening the link does not', async (stage, box) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.patch('/settings', { public_url: stage.world.url })
  const page = await stage.as(ana, own)
  await isOn(page, 'New leads', 'E-mail', true)
  await button(page, 'Send a test by E-mail').click()
  await way(page, 'E-mail').getByText('Sent. Look into your mailbox.').waitFor()
  assert.equal((await box.mail(1)).to, ana.email)

  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', agent_id: ana.id })
  const mail = await box.mail(2)
  assert.ok(mail.text.includes(`${stage.world.url}/leads/${lead.id}`), `no link to the lead:\n${mail.text}`)
  const link = /<(http[^>]+)>/.exec(mail.headers.get('list-unsubscribe'))[1]
  assert.equal(mail.headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')

  assert.equal((await fetch(link)).status, 200)
  await page.reload()
  await isOn(page, 'New leads', 'E-mail', true)
  const gone = await fetch(link, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })
  assert.equal(gone.status, 200)
  await isOn(page, 'New leads', 'E-mail', false) // without a reload
  await isOn(page, 'Mentions', 'E-mail', true)
  await button(page, 'Reset New leads').waitFor()

  const admin = await stage.as(stage.world.owner, '/admin/settings?tab=notifications')
  await admin.getByText('The program was started with this mail server.').waitFor()
  assert.equal(await button(admin, 'Change').count(), 0)
})

scenario('a mail server is tried, set up, kept secret and switched off', async (stage) => {
  const box = await mailbox()
  const page = await stage.as(stage.world.owner, '/admin/settings?tab=notifications', { expects: [422] })
  await page.getByText('Mails are switched off in this workspace.').waitFor()
  const users = await stage.as(stage.world.owner, '/users')
  await users.getByText('Mails are switched off in this workspace').waitFor()

  await button(page, 'Set up mails').click()
  await dialog(page).getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await dialog(page).getByRole('combobox', { name: 'Encryption' }).click()
  await page.getByRole('option', { name: 'None', exact: true }).click()
  await dialog(page).getByLabel('Port').fill(String(box.port))
  await button(dialog(page), 'Send a test mail').click()
  await dialog(page).getByText('Enter the address that mails come from, such as leads@example.com.').waitFor()
  await dialog(page).getByLabel('From', { exact: true }).fill('leads@acme.test')
  box.answer = () => '550 5.7.1 leads@acme.test may not send here'
  await button(dialog(page), 'Send a test mail').click()
  const said = dialog(page).getByRole('region', { name: 'What both said' })
  await said.getByText(/S: 550 5\.7\.1 leads@acme\.test may not send here/).waitFor()
  await said.getByText(/C: EHLO/).waitFor()
  box.answer = () => '250 2.1.5 fine'
  await button(dialog(page), 'Send a test mail').click()
  await dialog(page).getByText('The server has taken it. Look into the mailbox of olga@acme.test.').waitFor()
  await said.getByText(/S: 250 2\.0\.0 taken/).waitFor()
  assert.equal((await box.mail(1)).to, 'olga@acme.test')
  await button(dialog(page), 'Save').click()
  await toast(page, 'Mails are on.').waitFor()
  await page.getByText(`127.0.0.1:${box.port}`).waitFor()
  await users.getByText('Mails are switched off in this workspace').waitFor({ state: 'hidden' }) // without a reload

  await button(page, 'Switch off mails').click()
  await button(dialog(page), 'Switch off mails').click()
  await toast(page, 'Mails are off.').waitFor()
  await page.getByText('Mails are switched off in this workspace.').waitFor()
  await box.close()
})

scenario('what members hear of without a choice is the workspace’s to say, and so is the bell', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const anas = await stage.as(ana, own)
  await isOn(anas, 'New leads', 'Bell', true)
  const page = await stage.as(stage.world.owner, '/admin/settings?tab=notifications')
  await flip(page, 'Mentions: Bell')
  await flip(page, 'Leads that are assigned always show in the bell')
  await page.getByText('Not saved yet: what members hear of and the bell for assigned leads').waitFor()
  await save(page)
  await isOn(anas, 'Mentions', 'Bell', false) // without a reload
  await anas.getByRole('img', { name: 'New leads: always in the bell' }).waitFor()
  await anas.getByText('Locked: this workspace always shows the leads that somebody is given in the bell.').waitFor()
})

scenario('what failed is tried again, one and all', async (stage) => {
  const box = await mailbox()
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  await stage.api.patch('/settings/notifications', { mail: { host: '127.0.0.1', port: box.port, security: 'none', from: 'leads@acme.test' } })
  const page = await stage.as(stage.world.owner, '/admin/settings?tab=sent')
  await page.getByRole('heading', { name: 'No notifications yet' }).waitFor()
  box.answer = () => '554 5.6.0 not from you'
  for (const agent of [ana, ben]) await stage.api.lead({ name: `For ${agent.name}`, email: `${agent.name}@mail.test`, agent_id: agent.id })
  await until(async () => assert.equal((await stage.api.get('/dispatches?state=failed')).items.length, 2))

  await page.reload()
  await page.getByRole('tab', { name: 'Sent notifications 2 failed' }).waitFor()
  await page.getByRole('radiogroup', { name: 'Which notifications' }).getByText('Failed 2').click()
  await page.getByText(/not from you/).first().waitFor()
  box.answer = (to) => (to === ana.email ? '250 2.1.5 fine' : '554 5.6.0 not from you')
  await button(page, 'Try again: New leads, to Ana').click()
  await toast(page, 'It is on its way again.').waitFor()
  assert.equal((await box.mail(1)).to, ana.email)
  box.answer = () => '250 2.1.5 fine'
  await button(page, 'Try 1 again').click()
  await toast(page, '1 notification is on its way again.').waitFor()
  assert.equal((await box.mail(2)).to, ben.email)
  await page.getByRole('radiogroup', { name: 'Which notifications' }).getByText('Sent', { exact: true }).click()
  await until(async () => assert.equal(await page.locator('tbody:not([aria-hidden]) tr').filter({ hasText: 'Taken at' }).count(), 2), 8_000)
  await button(page, 'New leads').first().click()
  await dialog(page).getByText('E-mail').waitFor()
  await box.close()
})

scenario('push is offered once on a device, is marked as this one, and ends with it and with signing out', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(ana, '/leads')
  await takesPush(page, 'https://push.example.com/send/one')
  await page.goto('/workspace')
  await page.getByRole('heading', { name: 'Hear of new leads at once' }).waitFor()
  await button(page, 'Allow notifications on this device').click()
  await toast(page, 'This device takes notifications now.').waitFor()
  await page.getByRole('heading', { name: 'Hear of new leads at once' }).waitFor({ state: 'hidden' })

  await page.goto(own)
  const devices = page.getByRole('list', { name: 'Devices that take push' }).getByRole('listitem')
  await devices.getByText('This device').waitFor()
  await devices.getByText('Chrome on Linux').waitFor()
  await button(page, 'Remove Chrome on Linux').click()
  await page.getByText('None of your devices takes push yet.').waitFor()
  assert.equal(await page.evaluate(() => localStorage.getItem('e2e.push')), null)
  await button(page, 'Allow notifications on this device').click()
  await devices.getByText('This device').waitFor()

  await button(page, 'My account').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await button(page, 'Sign in').waitFor()
  assert.deepEqual((await ana.api.get('/me/notification-settings')).devices, [])

  const other = await stage.as(ana, '/leads')
  await takesPush(other, 'https://push.example.com/send/two')
  await other.goto('/workspace')
  await button(other, 'Not on this device').click()
  await other.reload()
  await bell(other).waitFor()
  await other.getByText('Hello, Ana').waitFor()
  assert.equal(await button(other, 'Not on this device').count(), 0)
})
