import assert from 'node:assert/strict'
import { bell, bulkBar, button, choose, dialog, entry, filter, heading, names, palette, radio, row, rows, selectPage, tick, toast } from './kit/hands.mjs'
import { heldBack } from './kit/late.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const selected = (page, words) => bulkBar(page).getByText(words, { exact: true })
const hasFocus = (locator) => until(async () => assert.ok(await locator.evaluate((element) => element === document.activeElement)))

/** Posts leads that nobody gets, quickly. */
async function unassigned(stage, n, more = {}, first = 1) {
  for (let from = first; from < first + n; from += 100) {
    await Promise.all(people(Math.min(100, first + n - from), more, from).map((lead) => stage.api.lead(lead)))
  }
}

scenario('4: a mixed selection moves as one, and the old agent is left with nothing', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const adam = await world.hire('Adam', 'admin')
  const vera = await world.hire('Vera', await world.role('Viewer', 'leads.view_all'))
  const bens = await api.leads(people(8, { agent_id: ben.id }))
  await api.leads(people(12, {}, 9))

  const bensList = await stage.as(ben, '/leads', { expects: [404] })
  await until(async () => assert.equal(await rows(bensList).count(), 8))
  const bensLead = await bensList.context().newPage()
  await bensLead.goto(`/leads/${bens[0].id}`)
  await heading(bensLead, 'Lead 001').waitFor()
  const anas = await stage.as(ana, '/leads')
  await heading(anas, 'Leads').waitFor()

  const page = await stage.as(world.owner, '/leads')
  await row(page, 'Lead 020').waitFor()
  await selectPage(page).check()
  await selected(page, 'All 20 selected').or(selected(page, '20 selected')).waitFor()
  await button(page, 'Assign').waitFor()
  await button(page, 'Reassign').click()
  await dialog(page).getByText('12 have no agent. 8 already have one: Ben 8.').waitFor()
  assert.ok(await radio(page, 'Only the 12 without an agent').isChecked(), 'the careful choice is the default')
  await choose(page, dialog(page), 'Agent', 'Ana')
  await radio(page, 'All 20. Ben loses access to 8.').check()
  await dialog(page).getByText('Ana gets one notification.').waitFor()
  await button(dialog(page), 'Assign 20 leads').click()
  await toast(page, '20 leads moved to Ana. Ben no longer sees 8 of them.').waitFor()

  await bensList.getByText('No leads of yours yet').waitFor()
  await bensLead.getByRole('heading', { name: 'This lead is no longer yours' }).waitFor()
  await bensLead.reload()
  await bensLead.getByText('This lead does not exist, or is not yours').waitFor()
  await bensList.goto('/leads?q=Lead')
  await bensList.getByText('No lead matches').waitFor()
  await palette(bensList, 'Lead 001')
  await dialog(bensList).getByText('Nothing found').waitFor()
  await bensList.keyboard.press('Escape')
  await bensList.getByRole('button', { name: /^Notifications/ }).click()
  await bensList.getByText('A lead you no longer have').first().waitFor()
  assert.equal(await bensList.getByText('Lead 001').count(), 0)

  await until(async () => assert.equal(await rows(anas).count(), 20))
  await bell(anas, 1).click()
  await anas.getByRole('link', { name: '20 leads from Olga Owner' }).click()
  await anas.waitForURL(/\/leads\?batch=/)
  await until(async () => assert.equal(await rows(anas).count(), 20))
  for (const viewer of [adam, vera]) {
    const list = await stage.as(viewer, '/leads')
    await until(async () => assert.equal(await rows(list).count(), 20))
  }
})

scenario('5: 240 imported leads are spread over four, and taken back but for one', async (stage) => {
  const { world } = stage
  const agents = await world.agents('Ana', 'Ben', 'Cleo', 'Dan')
  const buyers = await stage.api.post('/rotations', { name: 'Buyers', agents: agents.map(({ id }) => ({ agent_id: id, weight: 1 })) })
  const page = await stage.as(world.owner, '/admin/imports')
  const file = ['Name,E-mail', ...Array.from({ length: 240 }, (_, i) => `Lead ${i},lead${i}@mail.test`)].join('\n')
  await page.getByLabel(/^Drop a CSV or Excel file here/).setInputFiles({ name: 'Fair.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('radio', { name: 'Nobody for now' }).check()
  await button(page, 'Import 240 rows').click()
  await page.getByRole('link', { name: 'See the leads' }).waitFor()
  const anas = await stage.as(agents[0], '/leads')
  await anas.getByText('No leads of yours yet').waitFor()

  await page.goto('/leads')
  await filter(page, 'Assigned agent', 'Unassigned')
  await page.waitForURL(/assigned_agent=none/)
  await selectPage(page).check()
  await selected(page, '50 selected').waitFor()
  await button(page, 'Select all 240 matching').click()
  await selected(page, 'All 240 selected').waitFor()
  await button(page, 'Spread evenly…').click()
  assert.equal(await dialog(page).getByPlaceholder('Choose a rotation').inputValue(), 'Buyers', 'nobody is in another one')
  await dialog(page).getByText('240 leads over 4 agents: 60 each.').waitFor()
  assert.deepEqual(await dialog(page).getByRole('listitem').allInnerTexts().then((all) => all.map((text) => text.split('\n').at(-1))), ['60', '60', '60', '60'])
  await button(dialog(page), 'Assign 240 leads').click()
  await toast(page, '240 leads spread over Buyers.').waitFor()

  for (const agent of agents) {
    assert.equal((await agent.api.get('/leads?limit=1')).total, 60, `${agent.name} has 60`)
    const { items, unread } = await agent.api.get('/notifications')
    assert.deepEqual([unread, items.length, items[0].kind, items[0].count], [1, 1, 'batch', 60])
  }
  await until(async () => assert.equal(await rows(anas).count(), 50))
  const [name] = await names(anas)
  await row(anas, name).getByRole('link').click()
  await heading(anas, name).waitFor()
  await anas.getByRole('combobox', { name: 'Status' }).click()
  await anas.getByRole('option', { name: 'Contacted' }).click()
  await toast(anas, 'Status changed').waitFor()

  await button(toast(page, 'spread over'), 'Undo').click()
  const undone = toast(page, '239 of 240 leads are back as they were, turns included. 1 stayed: 1 worked on since.')
  await undone.waitFor()
  await button(undone, 'See which').click()
  await dialog(page).getByRole('link', { name, exact: true }).waitFor()
  await dialog(page).getByText('Worked on since').waitFor()
  assert.equal((await stage.api.get('/leads?assigned_agent=none&limit=1')).total, 239)
  assert.equal((await agents[0].api.get('/leads?limit=1')).total, 1)

  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.goto('/admin/bulk-actions')
  await row(page, 'Spread 240 leads over Buyers').getByText('Undone').waitFor()
  await button(row(page, 'Spread 240'), '1 stayed').waitFor()

  // Sixty each was everybody's full share, so nobody was owed anything before, and nobody is now.
  const { agents: shares } = await stage.api.get(`/rotations/${buyers.id}/ledger`)
  assert.deepEqual(shares.map(({ balance }) => balance), [0, 0, 0, 0])
})

scenario('ticks survive paging, all that match can be taken, and single ones left out', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await unassigned(stage, 120)
  const page = await stage.as(stage.world.owner, '/leads')
  await rows(page).first().waitFor()
  const [first] = await names(page)
  await tick(page, first)
  await selected(page, '1 selected').waitFor()
  await button(page, 'Next').click()
  await until(async () => assert.ok(!(await names(page)).includes(first)))
  const [second] = await names(page)
  await tick(page, second)
  await selected(page, '2 selected').waitFor()
  await button(page, 'Previous').click()
  await until(async () => assert.ok(await page.getByRole('checkbox', { name: `Select ${first}`, exact: true }).isChecked()))
  await selected(page, '2 selected').waitFor()

  await button(page, 'Select all 120 matching').click()
  await selected(page, 'All 120 selected').waitFor()
  await page.getByRole('checkbox', { name: `Select ${first}`, exact: true }).uncheck()
  await selected(page, '119 selected').waitFor()
  await button(page, 'Assign').click()
  await choose(page, dialog(page), 'Agent', 'Ana')
  await button(dialog(page), 'Assign 119 leads').click()
  await toast(page, '119 leads assigned to Ana.').waitFor()
  const left = await stage.api.get('/leads?assigned_agent=none')
  assert.deepEqual(left.items.map(({ name }) => name), [first])
  assert.equal((await ana.api.get('/notifications')).unread, 1)

  await button(toast(page, '119 leads'), 'Undo').click()
  await toast(page, '119 leads are back as they were, turns included.').waitFor()
  assert.equal((await stage.api.get('/leads?assigned_agent=none&limit=1')).total, 120)
})

scenario('assigning all that match is refused when others match by now', async (stage) => {
  await stage.world.agents('Ana')
  await unassigned(stage, 60)
  const page = await stage.as(stage.world.owner, '/leads', { expects: [409] })
  await rows(page).first().waitFor()
  await selectPage(page).check()
  await button(page, 'Select all 60 matching').click()
  await button(page, 'Assign').click()
  await choose(page, dialog(page), 'Agent', 'Ana')
  await page.route('**/api/v1/leads/bulk/assign', async (route) => {
    await stage.api.lead({ name: 'One more', email: 'more@mail.test' })
    await route.continue()
  }, { times: 1 })
  await button(dialog(page), 'Assign 60 leads').click()
  await dialog(page).getByRole('alert').filter({ hasText: '61 leads match now, not 60' }).waitFor()
  assert.equal((await stage.api.get('/leads?assigned_agent=none&limit=1')).total, 61, 'nothing was done')
  await button(dialog(page), 'Assign 61 leads').click()
  await toast(page, '61 leads assigned to Ana.').waitFor()
})

scenario('assigning by keyboard from the list: the focus comes back', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [lead] = await stage.api.leads(people(1))
  const page = await stage.as(stage.world.owner, '/leads')
  const team = await heldBack(page, '**/api/v1/members')
  const box = page.getByRole('checkbox', { name: 'Select Lead 001' })
  await box.focus()
  await page.keyboard.press('Space')
  const assign = button(page, 'Assign')
  await assign.focus()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  await hasFocus(assign)

  await page.keyboard.press('Enter')
  const who = dialog(page).getByRole('button', { name: /^Agent: / })
  await hasFocus(who)
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('textbox', { name: 'Search team members' }))
  await page.keyboard.type('An')
  team.come()
  await page.getByRole('option').filter({ hasText: 'Ana' }).waitFor()
  await page.keyboard.press('Enter')
  await hasFocus(who)
  await button(dialog(page), 'Assign 1 lead').focus()
  await page.keyboard.press('Enter')
  await toast(page, '1 lead assigned to Ana.').waitFor()
  assert.equal((await stage.api.get(`/leads/${lead.id}`)).assigned_agent.id, ana.id)

  await page.goto(`/leads/${lead.id}`)
  await entry(page, 'Olga Owner assigned this lead to Ana').waitFor()
})

scenario('unassigned Facebook leads of the last week are spread over chosen agents, and taken back to the last turn', async (stage) => {
  const { world, api } = stage
  const agents = await world.agents('Ana', 'Ben', 'Cleo', 'Dan')
  const buyers = await world.rotation('Buyers', agents)
  await api.leads(people(3, { source: 'google' })) // so that some are owed something
  await api.put('/routing', { auto_assign: false })
  await unassigned(stage, 50, { source: 'facebook' }, 100)
  await unassigned(stage, 5, { source: 'website' }, 200)
  const ledger = async () => (await api.get(`/rotations/${buyers.id}/ledger`)).agents.map(({ balance }) => balance)
  const before = await ledger()
  for (const agent of agents) await agent.api.post('/notifications/read', {})

  const page = await stage.as(world.owner, '/leads?created=7d')
  await filter(page, 'Assigned agent', 'Unassigned')
  const facebook = await heldBack(page, /\/leads\?.*source=facebook/)
  await filter(page, 'Source', 'Facebook')
  await until(async () => assert.ok(await selectPage(page).isDisabled(), 'rows of the filter before can be ticked'))
  facebook.come()
  await until(async () => assert.equal(await rows(page).count(), 50))
  await selectPage(page).check()
  await button(page, 'Spread evenly…').click()
  await dialog(page).getByText('50 leads over 4 agents: 12 or 13 each.').waitFor()
  const shown = await dialog(page).getByRole('listitem').allInnerTexts()
  await button(dialog(page), 'Assign 50 leads').click()
  await toast(page, '50 leads spread over Buyers.').waitFor()
  for (const { name, api: own } of agents) {
    const { items, unread } = await own.get('/notifications')
    assert.equal(unread, 1, `${name} gets one notification`)
    const promised = shown.find((line) => line.includes(name)).split('\n').at(-1)
    assert.equal(String(items[0].count), promised, `${name} gets what was shown before`)
  }

  await button(toast(page, 'spread over'), 'Undo').click()
  await toast(page, '50 leads are back as they were, turns included. The agents have been told.').waitFor()
  assert.equal((await api.get('/leads?assigned_agent=none&limit=1')).total, 55)
  assert.deepEqual(await ledger(), before)
  for (const { api: own } of agents) assert.equal((await own.get('/notifications')).unread, 0)
})
