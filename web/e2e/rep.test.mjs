// What somebody stumbles over who works with leads all day.
import assert from 'node:assert/strict'
import { atOnce, button, choose, dialog, entry, focused, heading, names, palette, row, timeline, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const jo = { name: 'Jo Smith', email: 'jo@mail.test', source: 'website' }
const note = (page) => page.getByRole('textbox', { name: 'Note' })

scenario('what is half written waits, and is not thrown away unasked', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  const page = await stage.as(ana, `/leads/${lead.id}`)
  await note(page).fill('Wants to see it on')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My workspace' }).click()
  await heading(page, 'My workspace').waitFor()
  await page.goBack()
  await until(async () => assert.equal(await note(page).inputValue(), 'Wants to see it on'))

  const asked = page.waitForEvent('dialog')
  const read = page.reload().catch(() => {})
  const question = await asked
  assert.equal(question.type(), 'beforeunload')
  await question.dismiss()
  await read
  await note(page).fill('Wants to see it on Saturday')
  await button(page, 'Add note').click()
  await toast(page, 'Note added.').waitFor()
  assert.equal(await note(page).inputValue(), '')
  await note(page).fill('At ten')
  await button(page, 'Add note').click()
  await entry(page, 'At ten').waitFor()
  await until(async () => assert.equal(await toast(page, 'Note added.').count(), 1, 'what is said again stands there once'))

  await page.goto('/leads')
  await button(page, 'New lead').click()
  await dialog(page).getByLabel('Name').fill('Kim Blue')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Discard this lead?' }).waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await dialog(page).getByLabel('Name').inputValue(), 'Kim Blue')
  await button(dialog(page), 'Cancel').click()
  await button(page, 'Discard lead').click()
  await dialog(page).first().waitFor({ state: 'hidden' })
  await button(page, 'New lead').click()
  assert.equal(await dialog(page).getByLabel('Name').inputValue(), '')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
})

scenario('the keyboard goes where one looks', async (stage) => {
  const { world, api } = stage
  await world.agents('Ana')
  await api.post('/members', { name: 'Ana', email: 'ana.two@acme.test', role: 'agent', password: 'a long enough passphrase' })
  const { lead } = await api.lead({ ...jo, name: 'דנה כהן' })
  const page = await stage.as(world.owner, '/leads')
  await palette(page, 'דנה')
  await page.keyboard.press('Enter') // before anything is found
  await heading(page, 'דנה כהן').waitFor()
  assert.ok((await heading(page, 'דנה כהן').boundingBox()).x < 320, 'it stands beside the way back')

  await choose(page, page, 'Assigned Agent', 'ana.two@acme.test')
  await button(page, 'Assigned Agent: Ana').focus()
  await button(toast(page, 'Lead moved to Ana.'), 'Undo').focus()
  await page.keyboard.press('Enter')
  await toast(page, 'Lead is unassigned again.').waitFor()
  await until(async () => assert.equal(await focused(page), 'Assigned Agent: Unassigned'))

  await api.patch(`/leads/${lead.id}`, { name: 'שיר' })
  const changed = entry(page, 'changed the name from')
  await changed.waitFor()
  const turned = await changed.locator('b').evaluateAll((all) => all.map((b) => [b.textContent, getComputedStyle(b).unicodeBidi]))
  assert.deepEqual(turned.map(([, bidi]) => bidi), turned.map(() => 'isolate'), `a name turns nothing but itself: ${turned}`)
  await timeline(page).waitFor()
})

scenario('a search goes on after Clear, and comes back with Back', async (stage) => {
  await stage.api.leads([...people(2), jo])
  const page = await stage.as(stage.world.owner, '/leads')
  await row(page, 'Jo Smith').waitFor()
  await until(async () => assert.equal(await button(page, 'Next').count(), 0, 'all is on one page'))
  const search = page.getByRole('search').getByLabel('Search', { exact: true })
  await search.fill('nobody is called so')
  await page.getByText('No lead matches').waitFor()
  await button(page, 'Clear filters').click()
  await until(async () => assert.equal((await names(page)).length, 3))
  assert.equal(await search.inputValue(), '')
  await page.goBack()
  await until(async () => assert.equal(await search.inputValue(), 'nobody is called so'))
  // Typed before the page has followed the click.
  await atOnce(page, button(page, 'Clear filters'), 'jo')
  await until(async () => assert.deepEqual(await names(page), ['Jo Smith']))
  assert.equal(await search.inputValue(), 'jo')
})

scenario('on a phone, a task says when it is due, and cards their figures', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ ...jo, agent_id: ana.id })
  await stage.api.post(`/leads/${lead.id}/tasks`, { text: 'Call back', due_on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), member_id: ana.id })
  const page = await stage.as(ana, '/workspace', { width: 390, height: 844 })
  await page.getByRole('list', { name: 'Tasks' }).getByText('overdue: yesterday').waitFor()
  const card = page.getByRole('listitem').filter({ hasText: 'one lead' })
  const [label, figure] = await Promise.all(['Waiting for first answer', 'less than a minute'].map((words) => card.getByText(words).boundingBox()))
  assert.ok(label.x + label.width + 8 <= figure.x, 'what the figure is about does not touch it')
})

scenario('a piece of the program that is gone is read anew', async (stage) => {
  const { lead } = await stage.api.lead(jo)
  const page = await stage.as(stage.world.owner, '/leads', { expects: [0, 404] })
  await row(page, 'Jo Smith').waitFor()
  let gone = 1
  const styles = /assets\/(LeadPage|ui)[^/]*\.css|assets\/(LeadPage|Timeline|words)[^/]*\.css/
  await page.route(styles, (route) => (gone-- > 0 ? route.abort() : route.continue()))
  await row(page, 'Jo Smith').getByRole('link').click()
  await heading(page, 'Jo Smith').waitFor()

  await page.goto('/leads')
  await row(page, 'Jo Smith').waitFor()
  await page.route(/assets\/LeadPage[^/]*\.js/, (route) => route.fulfill({ status: 404 }))
  await row(page, 'Jo Smith').getByRole('link').click()
  await page.getByText('This page could not be loaded').waitFor()
  await page.unroute(/assets\/LeadPage[^/]*\.js/)
  await button(page, 'Try again').click()
  await heading(page, 'Jo Smith').waitFor()
  assert.ok(page.url().endsWith(`/leads/${lead.id}`))
})

scenario('much of everything keeps its place', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const long = { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(10).trim(), form: 'F'.repeat(200), tags: Array.from({ length: 60 }, (_, n) => `north side ${n}`) }
  const { lead } = await stage.api.lead({ ...jo, ...long, agent_id: ana.id })
  for (let n = 1; n <= 55; n++) await stage.api.post(`/leads/${lead.id}/notes`, { text: `Call ${n}` })
  await stage.api.leads(people(55))
  const page = await stage.as(stage.world.owner, `/leads/${lead.id}`, { width: 1280, height: 800 })
  await button(page, 'Why Ana?').click() // it is 55 notes away
  await page.getByText('assigned this by hand').waitFor()
  await page.keyboard.press('Escape')
  const hint = page.locator('h1 + div')
  assert.ok((await hint.boundingBox()).height < 32, 'status, origin and time stand in one line')

  await page.goto('/leads')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  const bar = page.getByRole('toolbar', { name: 'Bulk actions' })
  await button(bar, 'More').waitFor()
  assert.ok((await bar.boundingBox()).height < 64, 'the bulk bar is one row')
  await page.goto('/leads?q=Wolfe')
  await page.locator('tbody').getByText('north side 0').waitFor()
  assert.equal(await page.locator('tbody').getByText('+59').count(), 1, 'one tag that can be read rather than two that cannot')
})
