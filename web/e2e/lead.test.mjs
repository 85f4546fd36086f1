import assert from 'node:assert/strict'
import { bell, button, choose, dialog, entry, focused, heading, palette, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const jo = { name: 'Jo Smith', email: 'jo@mail.test', phone: '+44 7700 900123', source: 'website' }
const value = (page, label, shown) => button(page.getByRole('main'), `Edit ${label}: ${shown}`)

scenario('assigning by keyboard alone', async (stage) => {
  await stage.world.agents('Ana', 'Ben')
  const { lead } = await stage.api.lead(jo)
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`)
  await page.getByRole('button', { name: 'Assigned Agent: Unassigned', disabled: false }).waitFor() // once the agents are there
  const { keyboard } = page

  await keyboard.press('a')
  await until(async () => assert.equal(await focused(page), 'Search team members'))
  await keyboard.type('ben')
  await page.getByRole('option').filter({ hasText: 'Ben' }).waitFor()
  await keyboard.press('Enter')
  await toast(page, 'Lead moved to Ben.').waitFor()
  await until(async () => assert.equal(await focused(page), 'Assigned Agent: Ben', 'the focus returns to the button'))

  await keyboard.press('a')
  await until(async () => assert.equal(await focused(page), 'Search team members'))
  await keyboard.press('Escape')
  await until(async () => assert.equal(await focused(page), 'Assigned Agent: Ben', 'Escape changes nothing'))

  await keyboard.press('e')
  await until(async () => assert.equal(await page.evaluate(() => document.activeElement.value), 'Jo Smith'))
  await keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })

  await button(page, 'Why Ben?').first().focus()
  await keyboard.press('Enter')
  await page.getByText('Olga Owner assigned this by hand. No rule was used.').waitFor()
  await keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  await until(async () => assert.equal(await focused(page), 'Why Ben?', 'the focus returns to what opened the panel'))
})

scenario('the command palette leads to pages and leads', async (stage) => {
  await stage.api.lead(jo)
  const page = await stage.as(stage.world.owner, '/leads')
  await palette(page, 'Jo Smi')
  await dialog(page).getByText('Jo Smith').first().waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  await palette(page, 'Routing')
  await dialog(page).getByText('Routing Rules').first().waitFor()
  await page.keyboard.press('Enter')
  await heading(page, 'Routing Rules').waitFor()
})

scenario('taking an assignment back', async (stage) => {
  const [ana] = await stage.world.agents('Ana', 'Ben')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`)
  await choose(page, page, 'Assigned Agent', 'Ben')
  await button(toast(page, 'Lead moved to Ben.'), 'Undo').click()
  await toast(page, 'Lead is back with Ana.').waitFor()
  await button(page, 'Assigned Agent: Ana').waitFor()
  await choose(page, page, 'Assigned Agent', 'Unassigned')
  await toast(page, 'Lead unassigned. Ana no longer sees it.').waitFor()
  assert.equal((await stage.api.get(`/leads/${lead.id}`)).assigned_agent, null)
})

scenario('two admins assign the same lead: the second is told, and nothing is lost', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const adam = await stage.world.hire('Adam', 'admin')
  const { lead } = await stage.api.lead(jo)
  const page = await stage.as(adam, `/leads/${lead.id}`, { expects: [412] })
  await button(page, 'Assigned Agent: Unassigned').waitFor()
  await page.getByRole('button', { name: /^Assigned Agent/ }).click()

  // The other's change is kept from this page until it has sent its own: both acted at the same moment.
  let late = () => {}
  const others = new Promise((resolve) => { late = resolve })
  await page.route(`**/api/v1/leads/${lead.id}/assignment`, async (route) => {
    await stage.api.put(`/leads/${lead.id}/assignment`, { agent_id: ana.id })
    late()
    await route.continue()
  })
  await page.getByRole('option').filter({ hasText: 'Ben' }).click()
  await others
  await toast(page, /changed|meanwhile|meantime/).waitFor()
  await button(page, 'Assigned Agent: Ana').waitFor()
  assert.equal((await stage.api.get(`/leads/${lead.id}`)).assigned_agent.id, ana.id)
  await entry(page, 'assigned this lead to Ana').waitFor()
  assert.equal((await ben.api.get('/notifications')).unread, 0)
})

scenario('an agent\'s day on a phone', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const page = await stage.as(ana, '/', { width: 390, height: 844 })
  await heading(page, 'My workspace').waitFor()
  const { lead } = await stage.api.lead(jo)
  await bell(page, 1).waitFor()

  await page.getByRole('main').getByRole('link', { name: 'Jo Smith' }).first().click()
  await heading(page, 'Jo Smith').waitFor()
  await button(page, 'Why Ana?').first().click()
  await dialog(page).getByText('No rule matched. Any other lead goes to Buyers.').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  assert.equal(await page.getByRole('link', { name: 'Call', exact: true }).getAttribute('href'), 'tel:+447700900123')
  assert.equal(await page.getByRole('button', { name: /^Assigned Agent/ }).count(), 0, 'an agent reads the name only')

  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Contacted' }).click()
  await toast(page, 'Status changed to Contacted.').waitFor()
  await page.getByLabel('Note').fill('Called, wants to see it on Saturday.')
  await button(page, 'Add note').click()
  await entry(page, 'Called, wants to see it on Saturday.').waitFor()
  assert.equal((await stage.api.get(`/leads/${lead.id}`)).status, 'contacted')

  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `the page is ${wide} px too wide`)
  await button(page, 'Open navigation').click()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My workspace' }).click()
  await heading(page, 'My workspace').waitFor()
})

scenario('from lead to lead along the list one came from', async (stage) => {
  await stage.api.leads(people(53))
  await stage.api.lead({ ...jo, source: 'google' })
  const page = await stage.as(stage.world.owner, '/leads?source=website&sort=name')
  await page.getByRole('link', { name: 'Lead 050' }).click()
  await heading(page, 'Lead 050').waitFor()
  await page.getByText('50 of 53', { exact: true }).waitFor()
  await page.keyboard.press('j')
  await heading(page, 'Lead 051').waitFor()
  await page.getByText('51 of 53', { exact: true }).waitFor()
  await page.getByLabel('Note').pressSequentially('jkk')
  await heading(page, 'Lead 051').waitFor() // keys do nothing while one types
  await page.getByLabel('Note').fill('')
  await page.getByLabel('Note').blur()
  await page.keyboard.press('k')
  await heading(page, 'Lead 050').waitFor()
  await button(page, 'Next lead').click()
  await heading(page, 'Lead 051').waitFor()
  await until(async () => assert.equal(await focused(page), 'Next lead', 'the arrow keeps the focus'))
  await page.reload()
  await page.getByText('51 of 53', { exact: true }).waitFor()
  let answer
  const asked = new Promise((resolve) => { answer = resolve })
  await page.route(/\/api\/v1\/leads\/\d+$/, async (route) => {
    await asked
    await route.continue()
  })
  await page.keyboard.press('j')
  await page.getByText('52 of 53', { exact: true }).waitFor()
  await page.keyboard.press('j') // nobody needs to wait for the lead
  await page.getByText('53 of 53', { exact: true }).waitFor()
  answer()
  await heading(page, 'Lead 053').waitFor()
  await page.keyboard.press('j')
  await heading(page, 'Lead 053').waitFor()
  await page.getByRole('link', { name: 'Back to Leads' }).click()
  await page.waitForURL(/source=website&sort=name$/)
})

scenario('whoever a note mentions is told, if they may see the lead', async (stage) => {
  const [ana] = await stage.world.agents('Ana', 'Ben')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const anaPage = await stage.as(ana, '/workspace')
  await heading(anaPage, 'My workspace').waitFor()
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`)
  const note = page.getByLabel('Note')
  await note.pressSequentially('Please call, @an')
  await page.getByRole('option', { name: 'Ana' }).waitFor()
  await page.keyboard.press('Enter')
  await until(async () => assert.equal(await note.inputValue(), 'Please call, @Ana '))
  await note.pressSequentially('and ask @b')
  await page.getByRole('option', { name: 'Ben' }).click()
  await button(page, 'Add note').click()
  await toast(page, 'Note added. Ben cannot see this lead and was not told.').waitFor()
  await entry(page, 'Please call, @Ana and ask @Ben').waitFor()

  await bell(anaPage, 2).click()
  await anaPage.getByRole('link', { name: /Olga Owner mentioned you: Jo Smith/ }).click()
  await entry(anaPage, 'Please call, @Ana and ask @Ben').waitFor()
})

scenario('two leads of one person become one', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const first = (await stage.api.lead({ ...jo, agent_id: ana.id, status: 'won', tags: ['old'] })).lead
  const second = (await stage.api.lead({ ...jo, name: 'Jo Doe', phone: '', company: 'ACME', agent_id: ben.id, tags: ['new'] })).lead
  await ben.api.post(`/leads/${second.id}/notes`, { text: 'Wants a garden.' })
  const benPage = await stage.as(ben, `/leads/${second.id}`, { expects: [404] })
  await heading(benPage, 'Jo Doe').waitFor()

  const page = await stage.as(stage.world.owner, `/leads/${first.id}`)
  await page.getByText('Another lead has this e-mail:').waitFor()
  await button(page, 'Merge…').click()
  await dialog(page).getByRole('radio', { name: /Jo Doe/ }).click()
  await dialog(page).getByRole('radio', { name: 'Jo Doe' }).click()
  await dialog(page).getByText('A merge cannot be undone.').waitFor()
  await dialog(page).getByText('Ben is not the agent any more.').waitFor()
  await button(dialog(page), 'Merge leads').click()
  await toast(page, 'Jo Doe was merged into this lead.').waitFor()
  await heading(page, 'Jo Doe').waitFor()
  await value(page, 'Company', 'ACME').waitFor()
  await value(page, 'Tags', 'new, old').waitFor()
  await entry(page, 'Wants a garden.').getByText('Of Jo Doe, before the merge').waitFor()
  await entry(page, 'Olga Owner merged Jo Doe into this lead').waitFor()
  assert.equal(await page.getByText('Another lead has this e-mail:').count(), 0)

  await benPage.getByRole('heading', { name: 'This lead is no longer yours' }).waitFor()
  await page.goto(`/leads/${second.id}`)
  await page.waitForURL(new RegExp(`/leads/${first.id}$`))
  await heading(page, 'Jo Doe').waitFor()
})

scenario('a lead is printed in light colours, without what can be pressed', async (stage) => {
  const { lead } = await stage.api.lead({ ...jo, fields: { rooms: 3 } })
  await stage.api.post(`/leads/${lead.id}/notes`, { text: 'Wants a garden.' })
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`)
  await entry(page, 'Wants a garden.').waitFor()
  await button(page, 'Dark mode').click()
  await page.evaluate(() => { window.print = () => { window.printed = true } })
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Print' }).click()
  assert.equal(await page.evaluate(() => window.printed), true)

  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  for (const gone of [page.getByRole('navigation', { name: 'Main' }), page.getByLabel('Note'), page.getByText('Call', { exact: true }), button(page, 'Add task')]) assert.equal(await gone.first().isVisible(), false)
  for (const there of [heading(page, 'Jo Smith'), entry(page, 'Wants a garden.'), page.getByText('Rooms')]) assert.equal(await there.isVisible(), true)
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'light')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'dark')
})
