import assert from 'node:assert/strict'
import { bell, button, choose, entry, heading, inMenu } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const jo = { name: 'Jo Smith', email: 'jo@mail.test', source: 'website' }
const list = (page) => page.getByRole('list', { name: 'Tasks' })
const task = (page, text) => list(page).getByRole('listitem').filter({ hasText: text })
const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

scenario('a task is planned, done, taken back and deleted', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const page = await stage.as(ana, `/leads/${lead.id}`, { width: 390, height: 844 })
  await page.getByText('Nothing is planned.').waitFor()
  await button(page, 'Add task').click()
  await page.getByLabel('What', { exact: true }).fill('Send the offer')
  await page.getByLabel('Day').fill(dayFromNow(3))
  await page.keyboard.press('Enter')
  await task(page, 'Send the offer').waitFor()
  await entry(page, 'Ana planned a task: Send the offer').waitFor()

  await button(page, 'Add task').click()
  await page.getByLabel('What', { exact: true }).fill('Call back')
  await page.getByLabel('Day').fill(dayFromNow(-1))
  await page.getByLabel('Time, if any').fill('14:30')
  await button(page, 'Add task').last().click()
  await page.getByLabel('What', { exact: true }).waitFor({ state: 'hidden' }) // the form's end moves the list up
  await task(page, 'Call back').getByText('overdue: yesterday, 14:30').waitFor()
  await until(async () => assert.match((await list(page).innerText()).replaceAll('\n', ' '), /Call back.*Send the offer/, 'the soonest first'))

  const tick = page.getByRole('checkbox', { name: 'Call back' })
  await tick.check()
  await entry(page, 'Ana did a task: Call back').waitFor()
  await until(async () => assert.match((await list(page).innerText()).replaceAll('\n', ' '), /Send the offer.*Call back/, 'what is done stands below'))
  assert.equal(await tick.evaluate((box) => { box.click(); return box.checked }), false, 'shown before the server has answered')
  await entry(page, 'Ana opened a task again: Call back').waitFor()

  await inMenu(page, 'Call back', 'Edit')
  await page.getByLabel('What', { exact: true }).fill('Call again')
  await page.keyboard.press('Enter')
  await task(page, 'Call again').waitFor()
  await inMenu(page, 'Call again', 'Delete')
  await task(page, 'Call again').waitFor({ state: 'hidden' })
  const { items } = await ana.api.get('/me/tasks')
  assert.deepEqual(items.map(({ text }) => text), ['Send the offer'])
})

scenario('what is due stands in the workspace and rings the bell; who loses the lead loses it', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const page = await stage.as(ana, '/workspace')
  await page.getByText('Nothing is due').waitFor()
  await stage.api.post(`/leads/${lead.id}/tasks`, { text: 'Call back', due_at: new Date(Date.now() + 1500).toISOString(), member_id: ana.id })
  await stage.api.post(`/leads/${lead.id}/tasks`, { text: 'Send the offer', due_on: dayFromNow(5), member_id: ana.id })
  await task(page, 'Call back').waitFor()
  assert.equal(await task(page, 'Send the offer').count(), 0)
  await bell(page, 2).click()
  await page.getByRole('link', { name: /Task due: Jo Smith/ }).waitFor()
  await page.keyboard.press('Escape')

  await stage.api.put(`/leads/${lead.id}/assignment`, { agent_id: ben.id })
  await page.getByText('Nothing is due').waitFor()
  await bell(page, 2).click()
  await page.getByText('A lead you no longer have').first().waitFor()
  assert.equal(await page.getByText('Call back').count(), 0)

  const benPage = await stage.as(ben, `/leads/${lead.id}`)
  await task(benPage, 'Call back').getByText('Ana no longer sees this lead').waitFor()
  await inMenu(benPage, 'Call back', 'Edit')
  await choose(benPage, benPage, 'Who', 'Ben')
  await button(benPage, 'Save').click()
  await until(async () => assert.deepEqual((await ben.api.get('/me/tasks')).items.map(({ text }) => text), ['Call back']))
  await heading(benPage, 'Jo Smith').waitFor()
  await benPage.getByRole('checkbox', { name: 'Call back' }).check()
  await until(async () => assert.deepEqual((await ben.api.get('/me/tasks')).items, []))
})
