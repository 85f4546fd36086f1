import assert from 'node:assert/strict'
import { button, choose, dialog, inMenu, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'

const option = (page, name) => page.getByRole('option', { name, exact: true }).first()
const input = (page, label) => dialog(page).getByRole('textbox', { name: label, exact: true }).or(dialog(page).getByRole('combobox', { name: label, exact: true })).last()
const options = async (page) => (await page.getByRole('option').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
const sentence = (page, words) => page.getByRole('main').getByText(words, { exact: true })

/** Picks in one of the lists of the last condition. */
async function pick(page, label, name) {
  await input(page, label).click()
  await option(page, name).click()
}

async function newRule(page, name) {
  await button(page, 'New rule').click()
  await dialog(page).getByLabel('Name').fill(name)
}

async function save(page, name) {
  await button(dialog(page), 'Save rule').click()
  await toast(page, `${name} is saved. It applies to the next lead.`).waitFor()
}

async function toAna(page) {
  await dialog(page).getByText('One agent').click()
  await choose(page, dialog(page), 'Agent', 'Ana')
}

scenario('a rule is made of what leads really have', async (stage) => {
  const { world, api } = stage
  await world.agents('Ana')
  await api.leads([
    { name: 'Jo', source: 'facebook', fields: { campaign: 'spring', district: 'Harbour' } }, { name: 'Al', source: 'facebook', fields: { campaign: 'Spring', district: 'Old Town' } },
    { name: 'Bo', source: 'csv', fields: { campaign: 'Spring', district: 'Harbour' } }, { name: 'Cy', source: 'csv', fields: { campaign: 'Autumn' } }, { name: 'Di', source: 'facebook' },
  ])
  await api.post('/sources', { kind: 'form', name: 'Home valuation' })
  await api.put('/routing', { auto_assign: true, otherwise: null })
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await newRule(page, 'Spring buyers')

  await input(page, 'Value').click() // of the source, to begin with
  await option(page, 'Facebook 3 recent leads').waitFor()
  assert.deepEqual(await options(page), [
    'Facebook 3 recent leads', 'CSV import 2 recent leads',
    ...['Google', 'LinkedIn', 'TikTok', 'Website', 'E-mail', 'API', 'Manual entry'].map((name) => `${name} no leads yet`),
  ])
  await pick(page, 'Field', 'Form')
  await input(page, 'Value').click()
  await option(page, 'Home valuation no leads yet').waitFor()

  await pick(page, 'Field', 'Campaign')
  await input(page, 'Value').click()
  await option(page, 'Spring 3 recent leads').waitFor()
  assert.deepEqual(await options(page), ['Spring 3 recent leads', 'Autumn 1 recent lead'])
  await option(page, 'Spring 3 recent leads').click()
  assert.equal(await input(page, 'Value').inputValue(), 'Spring')

  await button(dialog(page), 'Add condition').click()
  await pick(page, 'Field', 'District')
  await pick(page, 'Comparison', 'is one of')
  await pick(page, 'Value', 'Old Town 1 recent lead')
  await pick(page, 'Value', 'Harbour 2 recent leads')
  await toAna(page)
  await save(page, 'Spring buyers')
  await sentence(page, 'campaign is Spring').waitFor()
  await sentence(page, 'district is one of Old Town or Harbour').waitFor()
  const result = await api.lead({ name: 'Ed', fields: { campaign: 'SPRING', district: 'harbour' } })
  assert.equal(result.lead.assigned_agent.name, 'Ana')
})

scenario('what is missing in a rule is in sight, and not below the list of values', async (stage) => {
  const page = await stage.as(stage.world.owner, '/admin/routing-rules')
  await button(page, 'New rule').click()
  await dialog(page).getByLabel('Name').fill('Facebook')
  await button(dialog(page), 'Save rule').click()
  await dialog(page).getByText('Say what to compare with.').waitFor()
  await dialog(page).locator('input[aria-label=Value]:focus').waitFor()
  assert.equal(await page.getByRole('option').count(), 0)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Facebook' }).waitFor()
})

scenario('Enter takes the source that is found, and what is no longer missing is not said', async (stage) => {
  await stage.world.agents('Ana')
  const page = await stage.as(stage.world.owner, '/admin/routing-rules')
  await newRule(page, 'Facebook')
  await input(page, 'Value').pressSequentially('face')
  await option(page, 'Facebook no leads yet').waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await input(page, 'Value').inputValue(), 'Facebook')
  const missing = dialog(page).getByText('Choose who gets the leads.')
  assert.equal(await missing.count(), 0, 'nothing was saved by it')
  await button(dialog(page), 'Save rule').click()
  await missing.waitFor()
  await dialog(page).locator('input[placeholder="Choose a rotation"]:focus').waitFor()
  await toAna(page)
  await missing.waitFor({ state: 'detached' })
  await save(page, 'Facebook')
})

scenario('dates are compared as dates', async (stage) => {
  const { world, api } = stage
  await world.agents('Ana')
  await api.post('/fields', { name: 'Move-in date', type: 'date' })
  await api.patch('/settings', { language: 'en-GB' })
  await api.put('/routing', { auto_assign: true, otherwise: null })
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [422] })
  await newRule(page, 'Soon')
  await pick(page, 'Field', 'Move-in date')
  await input(page, 'Comparison').click()
  await option(page, 'is before').waitFor()
  assert.deepEqual(await options(page), ['is', 'is not', 'is before', 'is after', 'is on or after', 'is on or before', 'is between', 'is empty', 'is not empty'])
  await option(page, 'is before').click()
  await dialog(page).getByLabel('Value', { exact: true }).fill('2026-12-01')
  await toAna(page)
  await save(page, 'Soon')
  await sentence(page, 'Move-in date is before 1 Dec 2026').waitFor()
  assert.equal((await api.lead({ name: 'Early', fields: { move_in_date: '2026-11-30' } })).lead.assigned_agent?.name, 'Ana')
  assert.equal((await api.lead({ name: 'Late', fields: { move_in_date: '2026-12-01' } })).lead.assigned_agent, null)

  await inMenu(page, 'Soon', 'Edit')
  await pick(page, 'Comparison', 'is between')
  assert.equal(await dialog(page).getByLabel('From', { exact: true }).inputValue(), '2026-12-01', 'the date stays')
  await dialog(page).getByLabel('To', { exact: true }).fill('2026-11-01')
  await button(dialog(page), 'Save rule').click()
  await dialog(page).getByText('The first date must not be later than the second.').waitFor()
  await dialog(page).getByLabel('To', { exact: true }).fill('2027-02-28')
  await button(dialog(page), 'Save rule').click()
  await sentence(page, 'Move-in date is between 1 Dec 2026 and 28 Feb 2027').waitFor()
  assert.equal((await api.lead({ name: 'On the day', fields: { move_in_date: '2027-02-28' } })).lead.assigned_agent?.name, 'Ana')
})
