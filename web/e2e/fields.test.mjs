import assert from 'node:assert/strict'
import { button, choose, dialog, entry, heading, names, pick, row, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const value = (page, label, shown) => button(page.getByRole('main'), `Edit ${label}: ${shown}`)
const option = (page, name) => page.getByRole('option', { name, exact: true })
const input = (scope, label) => scope.getByRole('textbox', { name: label, exact: true })

/** Picks in a list that is typed into. */
async function define(api) {
  for (const field of [
    { name: 'District', type: 'choice', choices: ['Harbour', 'Old Town'] }, { name: 'Bedrooms', type: 'number' }, { name: 'Budget', type: 'money' }, { name: 'Move by', type: 'date' },
    { name: 'Mortgage agreed', type: 'yes_no' }, { name: 'Wishes', type: 'multi_choice', choices: ['Garden', 'Lift, large'] }, { name: 'Portal', type: 'url' },
  ]) await api.post('/fields', field)
}

scenario('custom fields are answered, shown, changed and refused where they stand', async (stage) => {
  await define(stage.api)
  await stage.api.patch('/settings', { language: 'en-GB', currency: 'GBP' })
  const page = await stage.as(stage.world.owner, '/leads', { expects: [422] })
  await button(page, 'New lead').first().click()
  const drawer = dialog(page)
  await input(drawer, 'Name').fill('Jo Smith')
  await pick(page, drawer, 'District', 'Harbour')
  await input(drawer, 'Bedrooms').fill('3')
  await drawer.getByLabel('Move by').fill('2027-05-31')
  await pick(page, drawer, 'Mortgage agreed', 'Yes')
  assert.equal(await input(drawer, 'Portal').count(), 0, 'the seventh field waits to be asked for')
  await button(drawer, '1 more field').click()
  await input(drawer, 'Portal').fill('nowhere')
  await button(drawer, 'Add lead').click()
  await drawer.getByText('Write an address such as https://example.com/page.').waitFor()
  await input(drawer, 'Portal').fill('homes.example/7')
  await button(drawer, 'Add lead').click()
  await row(page, 'Jo Smith').getByRole('link').click()
  await heading(page, 'Jo Smith').waitFor()

  await value(page, 'District', 'Harbour').waitFor()
  await value(page, 'Move by', '31 May 2027').waitFor()
  await value(page, 'Mortgage agreed', 'Yes').waitFor()
  const out = page.getByRole('link', { name: 'Open https://homes.example/7 in a new tab' })
  assert.deepEqual([await out.getAttribute('target'), await out.getAttribute('rel')], ['_blank', 'noopener noreferrer'])

  await value(page, 'Budget', 'empty').click()
  await input(page, 'Budget').fill('450000')
  await page.keyboard.press('Enter')
  await value(page, 'Budget', '£450,000').waitFor()
  await entry(page, 'Olga Owner set the Budget to £450,000').waitFor()
  await value(page, 'Mortgage agreed', 'Yes').click()
  await option(page, 'No').click()
  await value(page, 'Mortgage agreed', 'No').waitFor()
  await value(page, 'Wishes', 'empty').click()
  await option(page, 'Lift, large').click()
  await option(page, 'Garden').click()
  await heading(page, 'Jo Smith').click()
  await value(page, 'Wishes', 'Garden, Lift, large').waitFor()
  await value(page, 'Portal', 'https://homes.example/7').click()
  await input(page, 'Portal').fill('somewhere else')
  await page.keyboard.press('Enter')
  await page.getByText('Write an address such as https://example.com/page.').waitFor()
  await page.keyboard.press('Escape')
  await until(async () => {
    const [lead] = (await stage.api.get('/leads')).items
    assert.deepEqual(lead.fields, { district: 'Harbour', bedrooms: 3, budget: 450000, move_by: '2027-05-31', mortgage_agreed: false, wishes: ['Garden', 'Lift, large'], portal: 'https://homes.example/7' })
  })
})

scenario('a custom field is a column and a filter', async (stage) => {
  await define(stage.api)
  await stage.api.leads([{ name: 'Near', email: 'a@mail.test', fields: { bedrooms: 3, district: 'Harbour' } }, { name: 'Far', email: 'b@mail.test', fields: { district: 'Old Town' } }])
  const page = await stage.as(stage.world.owner, '/leads', { expects: [422] })
  await row(page, 'Near').waitFor()
  await button(page, 'Display').click()
  await page.getByRole('menuitemcheckbox', { name: 'District', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'District' }).waitFor()
  await row(page, 'Near').getByText('Harbour').waitFor()
  await page.reload()
  await row(page, 'Far').getByText('Old Town').waitFor()

  await button(page.getByRole('search'), 'Filter').click()
  await option(page, 'District').click()
  await option(page, 'Harbour').click()
  await until(async () => assert.deepEqual(await names(page), ['Near']))
  assert.match(new URL(page.url()).search, /district/)

  assert.equal((await stage.api.send('DELETE', '/fields/district')).status, 204)
  await page.reload() // an address that somebody kept
  await page.getByText('There is no custom field "district".').waitFor()
  await button(page, 'Clear district: no such field any more').click()
  await until(async () => assert.deepEqual((await names(page)).toSorted(), ['Far', 'Near']))
})

scenario('a rule asks for a custom field by its name, and Why? names it', async (stage) => {
  await define(stage.api)
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Everybody else', [ana])
  const page = await stage.as(stage.world.owner, '/admin/routing-rules')
  await button(page, 'New rule').click()
  const drawer = dialog(page)
  await drawer.getByLabel('Name').fill('Bank says yes')
  await pick(page, drawer, 'Field', 'Mortgage agreed')
  await pick(page, drawer, 'Value', 'Yes')
  await drawer.getByText('One agent').click()
  await choose(page, drawer, 'Agent', 'Ana')
  await button(drawer, 'Save rule').click()
  await toast(page, 'Bank says yes is saved.').waitFor()
  await page.getByText('Mortgage agreed is Yes').first().waitFor()

  const yes = await stage.api.lead({ name: 'Yes', email: 'a@mail.test', fields: { mortgage_agreed: 'yes' } })
  assert.equal(yes.decision.rule.name, 'Bank says yes')
  const no = await stage.api.lead({ name: 'No', email: 'b@mail.test', fields: { mortgage_agreed: 'no' } })
  await page.goto(`/leads/${yes.lead.id}`)
  await button(page, 'Why Ana?').first().click()
  await dialog(page).getByText('Rule 1, Bank says yes, matched: Mortgage agreed is Yes.').waitFor()
  await page.goto(`/leads/${no.lead.id}`)
  await button(page, 'Why Ana?').first().click()
  await dialog(page).getByText('did not match, Mortgage agreed is No, not Yes').waitFor()
})
