import assert from 'node:assert/strict'
import { button, entry, focused, heading } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const jo = { name: 'Jo Smith', email: 'jo@mail.test', phone: '+44 7700 900123', source: 'website' }

const values = (page) => page.getByRole('main')
const value = (page, label, shown) => button(values(page), `Edit ${label}: ${shown}`)
const input = (page, label) => values(page).getByRole('textbox', { name: label, exact: true })
const tagsInput = (page) => page.locator('main input[aria-label=Tags]')

scenario('values are edited where they stand', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id, fields: { rooms: 3 } })
  const read = () => stage.api.get(`/leads/${lead.id}`)
  const page = await stage.as(ana, `/leads/${lead.id}`, { width: 390, height: 844, expects: [422] })

  await value(page, 'Phone', '+44 7700 900123').click()
  await input(page, 'Phone').fill('+44 7700 900456')
  await page.keyboard.press('Enter')
  await value(page, 'Phone', '+44 7700 900456').waitFor()
  await until(async () => assert.equal(await focused(page), 'Edit Phone: +44 7700 900456', 'the focus returns to the value'))
  await entry(page, 'Ana changed the phone').waitFor()

  await value(page, 'Company', 'empty').click()
  await input(page, 'Company').fill('ACME')
  await input(page, 'Company').press('Tab')
  await value(page, 'Company', 'ACME').waitFor()

  await value(page, 'Name', 'Jo Smith').click()
  await input(page, 'Name').fill('Nobody')
  await page.keyboard.press('Escape')
  await heading(page, 'Jo Smith').waitFor()

  await value(page, 'E-mail', 'jo@mail.test').click()
  await input(page, 'E-mail').fill('jo@')
  await page.keyboard.press('Enter')
  await values(page).getByText('This is not an e-mail address.').waitFor()
  assert.equal(await input(page, 'E-mail').inputValue(), 'jo@', 'what was typed is not lost')
  await page.keyboard.press('Escape')
  await value(page, 'E-mail', 'jo@mail.test').waitFor()

  await value(page, 'Tags', 'empty').click()
  await tagsInput(page).fill('vip')
  await page.keyboard.press('Enter')
  await tagsInput(page).pressSequentially('garden')
  await heading(page, 'Jo Smith').click()
  await value(page, 'Tags', 'garden, vip').waitFor()
  await value(page, 'Rooms', '3').click()
  await input(page, 'Rooms').fill('4')
  await page.keyboard.press('Enter')
  await until(async () => assert.deepEqual((await read()).fields, { rooms: 4 }))
  const after = await read()
  assert.deepEqual([after.name, after.company, after.tags], ['Jo Smith', 'ACME', ['garden', 'vip']])
})

scenario('a value that two people change is shown twice, and neither is lost', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const read = () => stage.api.get(`/leads/${lead.id}`)
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`, { expects: [412] })
  const type = async (label, shown, text, meanwhile) => {
    await value(page, label, shown).click()
    await input(page, label).fill(text)
    await ana.api.patch(`/leads/${lead.id}`, meanwhile)
    await page.keyboard.press('Enter')
  }

  await type('Company', 'empty', 'Mine', { company: 'Theirs' })
  const set = page.getByRole('alert').filter({ hasText: /Ana (set|changed) the company to Theirs/ })
  await set.waitFor()
  await set.getByText('Mine', { exact: true }).waitFor()
  assert.equal((await read()).company, 'Theirs', 'nothing is overwritten unasked')
  await button(set, 'Keep mine').click()
  await value(page, 'Company', 'Mine').waitFor()
  await until(async () => assert.equal((await read()).company, 'Mine'))

  await type('Company', 'Mine', 'Mine again', { company: 'Theirs again' })
  await button(page.getByRole('alert').filter({ hasText: 'Theirs again' }), 'Take theirs').click()
  await value(page, 'Company', 'Theirs again').waitFor()
  assert.equal((await read()).company, 'Theirs again')

  // Another value is in nobody's way, and so is a note; tags add up.
  await type('Name', 'Jo Smith', 'Jo Doe', { phone: '+44 7700 900999' })
  await until(async () => assert.deepEqual([(await read()).name, (await read()).phone], ['Jo Doe', '+44 7700 900999']))
  await value(page, 'Tags', 'empty').click()
  await tagsInput(page).fill('mine')
  await ana.api.patch(`/leads/${lead.id}`, { tags: ['theirs'] })
  await heading(page, 'Jo Doe').click()
  await until(async () => assert.deepEqual((await read()).tags, ['mine', 'theirs']))
})
