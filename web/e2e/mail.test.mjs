import assert from 'node:assert/strict'
import { button, dialog, rows, toast } from './kit/hands.mjs'
import { sendMail } from './kit/mail.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const sample = 'New lead\n\nName: Sam Sample\nE-mail: sam@mail.test\nRooms: 2\nMessage:\nHello there\n\n-- \nPortal Ltd'
const mail = (id, text) => `From: Portal <no-reply@portal.test>\nSubject: New lead\nMessage-ID: <${id}@portal.test>\n\n${text}`

scenario('mails: a template made of a sample, tried, and used for one that comes', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const page = await stage.as(stage.world.owner, '/admin/sources', { expects: [422] })
  await button(page, 'Add source').click()
  await page.getByRole('menuitem', { name: 'E-mail', exact: true }).click()
  await button(dialog(page), 'Add source').click()
  await dialog(page).getByText('Give the source a name.').waitFor()
  await dialog(page).getByLabel('Name', { exact: true }).fill('Portal')
  await dialog(page).getByLabel('Senders').fill('portal.test, what?')
  await button(dialog(page), 'Add source').click()
  await dialog(page).getByText(/what\? is no sender/).waitFor()
  await dialog(page).getByLabel('Senders').fill('portal.test')
  await dialog(page).getByLabel('Sample mail').fill(sample)
  await button(dialog(page), 'Make a template of it').click()
  const template = dialog(page).getByLabel('Template')
  const tried = dialog(page).getByRole('region', { name: 'What would be read' })
  await tried.getByText('Sam Sample', { exact: true }).waitFor()
  const made = sample.replace('Sam Sample', '{name}').replace('sam@mail.test', '{email}').replace('Rooms: 2', 'Rooms: {fields.rooms}').replace('Hello there\n', '{message}').replace('-- ', '--')
  await until(async () => assert.equal(await template.inputValue(), made))
  await template.fill(`Budget: {value}\n${made.replace('fields.rooms', 'fields.bedrooms')}`)
  await tried.getByText('Not found in this mail:').waitFor()
  await tried.getByRole('listitem').getByText('Budget: {value}').waitFor()
  await tried.getByText('Form answer bedrooms').waitFor()
  await button(dialog(page), 'Add source').click()
  await page.getByRole('heading', { name: 'Portal', level: 1 }).waitFor()

  const to = await page.getByLabel('Address', { exact: true }).inputValue()
  const send = (from, id, text) => sendMail(stage.world.mails, { from, to, mail: mail(id, text) })
  assert.equal(await send('no-reply@portal.test', 1, 'New lead\n\nName: Zoë Ångström\nE-mail: zoe@mail.test\nRooms: 5\nMessage: Is it free?\n\n-- \nPortal Ltd'), 250)
  await rows(page).first().getByText('Taken in').waitFor()
  const lead = (await stage.api.get('/leads')).items[0]
  assert.deepEqual([lead.name, lead.email, lead.source, lead.form, lead.assigned_agent.name], ['Zoë Ångström', 'zoe@mail.test', 'email', 'Portal', 'Ana'])
  assert.deepEqual([lead.fields.bedrooms, lead.fields.message, lead.fields.subject], ['5', 'Is it free?', 'New lead'])
  assert.equal(await sendMail(stage.world.mails, { from: 'x@spam.test', to, mail: 'From: x@spam.test\n\nbuy' }), 550)
  await rows(page).first().getByText('Refused').waitFor()
  assert.equal(await sendMail(stage.world.mails, { from: 'a@portal.test', to, mail: 'From: a@portal.test\nAuto-Submitted: auto-replied\n\naway' }), 250)
  await rows(page).first().getByText('No lead').waitFor()

  await button(page, 'Edit template').click()
  await dialog(page).getByRole('combobox', { name: 'A mail that has come' }).click()
  await page.getByRole('option', { name: /Zoë Ångström/ }).click()
  await tried.getByText('zoe@mail.test').waitFor()
  await template.fill('Name: {nmae}')
  await button(dialog(page), 'Save').click()
  await dialog(page).getByText(/There is no {nmae}/).first().waitFor()
  await template.fill('')
  await button(dialog(page), 'Save').click()
  await toast(page, 'The source is saved.').waitFor()
})
