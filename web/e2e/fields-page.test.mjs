import assert from 'node:assert/strict'
import { bulkBar, button, dialog, focused, heading, inMenu, row, rows, tick, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const nav = (page) => page.getByRole('navigation', { name: 'Main' })
const listed = (page, name) => page.getByRole('list', { name, exact: true }).getByRole('listitem')
const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
const shows = (locator, ...wanted) => until(async () => assert.deepEqual(await texts(locator), wanted))
const says = (page, words) => dialog(page).getByText(words, { exact: true }).waitFor()

async function closed(page) {
  await dialog(page).waitFor({ state: 'hidden' })
}

scenario('a status is added, given to a lead, put first, and deleted when nobody has it', async (stage) => {
  await stage.api.lead({ name: 'Jo', email: 'jo@mail.test' })
  const page = await stage.as(stage.world.owner, '/leads', { expects: [409] })
  await nav(page).getByRole('link', { name: 'Fields & tags' }).click()
  await heading(page, 'Fields & tags').waitFor()
  await shows(listed(page, 'Statuses'), 'New New leads begin here Open 1 lead', 'Contacted Open 0 leads', 'Qualified Open 0 leads', 'Won Won 0 leads', 'Lost Lost 0 leads')

  await button(page, 'Add status').click()
  await dialog(page).getByLabel('Name').fill('won')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('There is already a status of this name.').waitFor()
  await dialog(page).getByLabel('Name').fill('Visit booked')
  await dialog(page).getByRole('radio', { name: 'Green' }).check()
  await page.keyboard.press('Enter')
  await toast(page, 'Visit booked is added. Leads can have it now.').waitFor()
  await closed(page)

  await nav(page).getByRole('link', { name: 'Leads' }).click()
  await tick(page, 'Jo')
  await button(bulkBar(page), 'Status').click()
  await dialog(page).getByRole('radio', { name: 'Visit booked' }).check()
  await button(dialog(page), 'Set 1 lead to Visit booked').click()
  await toast(page, '1 lead set to Visit booked.').waitFor()
  await page.goBack()
  await listed(page, 'Statuses').filter({ hasText: 'Visit booked' }).getByRole('link', { name: '1 lead', exact: true }).waitFor()

  const grip = button(page, 'Move Visit booked: drag, or use the arrow keys')
  await grip.focus()
  for (let place = 5; place >= 1; place--) {
    await page.keyboard.press('ArrowUp')
    await page.getByText(`Visit booked is number ${place} now.`).waitFor({ state: 'attached' })
    await until(async () => assert.match(await focused(page), /^Move Visit booked/))
  }
  await until(async () => assert.deepEqual((await stage.api.get('/statuses')).items.map(({ key }) => key), ['visit_booked', 'new', 'contacted', 'qualified', 'won', 'lost']))
  await listed(page, 'Statuses').first().getByText('New leads begin here').waitFor()
  assert.equal((await stage.api.lead({ name: 'Kim' })).lead.status, 'visit_booked')

  await button(page, 'Visit booked').click()
  await says(page, '2 leads have this status, deleted leads counted. Its kind can change when no lead has it.')
  assert.ok(await dialog(page).getByRole('radio', { name: 'Won' }).isDisabled())
  await dialog(page).getByLabel('Name').fill('Viewing')
  await button(dialog(page), 'Save').click()
  await toast(page, 'Viewing is saved.').waitFor()
  await closed(page)

  await inMenu(page, 'Viewing', 'Delete')
  await says(page, '2 leads have this status, deleted leads counted. Give them another one first.')
  assert.ok(await button(dialog(page), 'Delete status').isDisabled())
  await dialog(page).getByRole('link', { name: 'See leads' }).click()
  await row(page, 'Jo').waitFor()
  for (const { id } of (await stage.api.get('/leads')).items) await stage.api.patch(`/leads/${id}`, { status: 'won' })
  await page.goBack()
  await inMenu(page, 'Viewing', 'Delete')
  await says(page, 'No lead has this status.')
  await button(dialog(page), 'Delete status').click()
  await toast(page, 'Viewing is deleted.').waitFor()

  for (const key of ['new', 'contacted']) assert.equal((await stage.api.send('DELETE', `/statuses/${key}`)).status, 204)
  await shows(listed(page, 'Statuses'), 'Qualified New leads begin here Open 0 leads', 'Won Won 2 leads', 'Lost Lost 0 leads') // without a reload
  await inMenu(page, 'Qualified', 'Delete')
  await button(dialog(page), 'Delete status').click()
  await dialog(page).getByRole('alert').getByText('New leads need an open status to begin in. Add another one first.').waitFor()
})

scenario('tags are renamed, merged, brought back and deleted, with the rules and views that ask for them', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.leads([
    { name: 'A', tags: ['vip', 'cold'] }, { name: 'B', tags: ['VIP'] }, { name: 'C', tags: ['vip', 'hot'] },
  ])
  await stage.api.post('/routing/rules', { name: 'Important', conditions: [{ field: 'tag', operator: 'is', value: 'vip' }], target: { agent_id: ana.id } })
  const { id: view } = await stage.api.post('/views', { name: 'Best', query: { tag: ['vip'] }, shared: true })
  await ana.api.post('/views', { name: 'Secret', query: { tag_none: ['vip'] } })
  const page = await stage.as(stage.world.owner, '/admin/fields?tab=tags')
  await shows(rows(page), 'vip 2', 'VIP 1', 'cold 1', 'hot 1')

  await inMenu(page, 'vip', 'Rename')
  assert.ok(await button(dialog(page), 'Rename').isDisabled()) // it is called so
  await dialog(page).getByLabel('New name').fill('VIP')
  await says(page, 'Merge into VIP? 2 leads have vip and 1 lead has VIP.')
  await says(page, '1 rule asks for it: Important. It asks for VIP from now on.')
  await says(page, '2 views ask for it: Best and a private one of somebody else. They ask for VIP from now on.')
  await button(dialog(page), 'Merge').click()
  const told = toast(page, 'vip went into VIP, on 2 leads.')
  await told.waitFor()
  await shows(rows(page), 'VIP 3', 'cold 1', 'hot 1')
  assert.deepEqual((await stage.api.get('/views')).items.find(({ id }) => id === view).query, { tag: ['VIP'] })
  assert.deepEqual((await ana.api.get('/views')).items.find(({ name }) => name === 'Secret').query, { tag_none: ['VIP'] })
  await button(told, 'Undo').click()
  await toast(page, '2 leads are back as they were.').waitFor()
  await shows(rows(page), 'vip 2', 'VIP 1', 'cold 1', 'hot 1')

  await page.getByLabel('Search tags').fill('O')
  await shows(rows(page), 'cold 1', 'hot 1')
  await tick(page, 'cold')
  await page.getByLabel('Search tags').fill('ho')
  await shows(rows(page), 'hot 1')
  await tick(page, 'hot')
  await button(page, 'Merge').click()
  await dialog(page).getByLabel('Becomes').fill('lukewarm')
  await says(page, 'Merge into lukewarm? 1 lead has cold and 1 lead has hot.')
  await page.keyboard.press('Enter')
  await toast(page, '2 tags are one now: lukewarm. 2 leads changed.').waitFor()
  await button(page, 'Clear search').first().click()
  await shows(rows(page), 'lukewarm 2', 'vip 2', 'VIP 1')

  await inMenu(page, 'VIP', 'Delete')
  await says(page, '1 lead loses it. The leads stay, and Undo gives it back.')
  await says(page, '1 rule asks for it: Important. It goes on asking for it, and finds no lead by it.')
  await button(dialog(page), 'Delete tag').click()
  await toast(page, 'VIP is taken off 1 lead.').waitFor()
  await shows(rows(page), 'lukewarm 2', 'vip 2')
})

scenario('a field of choices is added, ordered, and deleted with what a rule and views ask of it', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.lead({ name: 'Jo', email: 'jo@mail.test', fields: { district: 'Mitte', rooms: 3 } })
  const page = await stage.as(stage.world.owner, '/admin/fields?tab=fields', { expects: [422] })
  await page.getByRole('heading', { name: 'No custom field yet' }).waitFor()
  await button(page, 'Add field').click()
  await dialog(page).getByLabel('Name').fill('District')
  await dialog(page).getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Choice', exact: true }).click()
  assert.equal(await dialog(page).getByLabel('Key').inputValue(), 'district')
  await button(dialog(page), 'Add field').click()
  await dialog(page).getByText('Write at least one choice.').waitFor()
  await dialog(page).getByLabel('Choices').fill('Mitte\n\nWedding\nmitte')
  await button(dialog(page), 'Add field').click()
  await dialog(page).getByText('Line 4: This choice is there twice.').waitFor()
  await dialog(page).getByLabel('Choices').fill('Mitte\nWedding')
  await button(dialog(page), 'Add field').click()
  await toast(page, 'District is added.').waitFor()
  await stage.api.post('/fields', { name: 'Rooms', type: 'number' })
  await shows(listed(page, 'Custom fields'), 'District district Choice 2 choices', 'Rooms rooms Number') // without a reload

  await button(page, 'Move Rooms: drag, or use the arrow keys').dragTo(listed(page, 'Custom fields').first())
  await shows(listed(page, 'Custom fields'), 'Rooms rooms Number', 'District district Choice 2 choices')
  await until(async () => assert.deepEqual((await stage.api.get('/fields')).items.map(({ key }) => key), ['rooms', 'district']))

  await stage.api.post('/routing/rules', { name: 'Centre', conditions: [{ field: 'fields.district', operator: 'is', value: 'Mitte' }], target: { agent_id: ana.id } })
  await stage.api.post('/views', { name: 'In the centre', query: { field: ['district:is:Mitte', 'rooms:gte:2'] }, shared: true })
  await ana.api.post('/views', { name: 'Secret', query: { field: ['district:is_empty:'] } })
  await inMenu(page, 'District', 'Delete')
  await says(page, '1 lead has an answer to it. Answers stay with the leads as plain text, under the key; filters find them no more.')
  await says(page, '1 rule asks for it: Centre. It stays as it is, and goes on with what forms send.')
  await says(page, '2 views ask for it: In the centre and a private one of somebody else. That part of the filter is taken out, so more leads may show.')
  await button(dialog(page), 'Delete field').click()
  await toast(page, 'District is deleted.').waitFor()
  await shows(listed(page, 'Custom fields'), 'Rooms rooms Number')

  await nav(page).getByRole('link', { name: 'Leads' }).click()
  await button(page, 'View: All leads').click()
  await page.getByRole('option', { name: 'In the centre 1' }).click() // it opens, and counts
  await until(async () => assert.equal(await rows(page).count(), 1))
  assert.deepEqual(new URL(page.url()).searchParams.getAll('field'), ['rooms:gte:2'])
})

scenario('who may not manage the workspace finds no page; who may not change all leads renames no tags', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.lead({ name: 'A', tags: ['vip'] })
  const anas = await stage.as(ana, '/admin/fields')
  await heading(anas, /^Not found$/).waitFor()
  assert.equal(await nav(anas).getByRole('link', { name: 'Fields & tags' }).count(), 0)

  const vera = await stage.world.hire('Vera', await stage.world.role('Keeps order', 'workspace.manage'))
  const page = await stage.as(vera, '/admin/fields?tab=tags', { width: 390, height: 844 })
  await page.getByText('To rename or delete tags a role needs View all leads and Edit leads too').waitFor()
  await listed(page, 'Tags').filter({ hasText: 'vip' }).waitFor()
  assert.equal(await button(page, 'More for vip').count() + await page.getByRole('checkbox').count(), 0)
  await page.getByRole('tab', { name: 'Statuses' }).click()
  await inMenu(page, 'Lost', 'Move up')
  await until(async () => assert.deepEqual((await stage.api.get('/statuses')).items.map(({ key }) => key), ['new', 'contacted', 'qualified', 'lost', 'won']))
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'wider than the phone')
})
