import assert from 'node:assert/strict'
import { button, dialog, filter, inMenu, names, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const picker = (page, words) => page.getByRole('button', { name: `View: ${words}`, exact: true })
const anyPicker = (page) => page.getByRole('button', { name: /^View: / })
const searchOf = (page) => new URL(page.url()).searchParams
const shows = (page, ...wanted) => until(async () => assert.deepEqual((await names(page)).toSorted(), wanted))

async function choose(page, view) {
  await anyPicker(page).click()
  await page.getByRole('option', { name: view }).click()
}

async function saveAs(page, name) {
  await button(page, 'Save as…').click()
  await dialog(page).getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await toast(page, `${name} is saved.`).waitFor()
}

async function facebookLeads(stage, ...agents) {
  const [ana, ben] = agents
  await stage.api.leads([
    { name: 'Ana new', email: 'a@mail.test', source: 'facebook', agent_id: ana.id },
    { name: 'Ana won', email: 'b@mail.test', source: 'facebook', status: 'won', agent_id: ana.id },
    { name: 'Ben won', email: 'c@mail.test', source: 'facebook', status: 'won', agent_id: ben.id },
    { name: 'Other', email: 'd@mail.test', source: 'google', agent_id: ben.id },
  ])
}

scenario('a list is saved as a view, chosen again, changed and taken back', async (stage) => {
  await facebookLeads(stage, ...await stage.world.agents('Ana', 'Ben'))
  const page = await stage.as(stage.world.owner, '/leads')
  await picker(page, 'All leads').click()
  await page.getByText('Filter the list, then save it as a view.').waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await button(page, 'Save as…').count(), 0)

  await filter(page, 'Source', 'Facebook')
  await filter(page, 'Status', 'Won')
  await saveAs(page, 'Won on Facebook')
  await picker(page, 'Won on Facebook').waitFor()
  const id = searchOf(page).get('view')
  assert.deepEqual([searchOf(page).get('source'), searchOf(page).get('status')], ['facebook', 'won'])

  await choose(page, 'All leads')
  await shows(page, 'Ana new', 'Ana won', 'Ben won', 'Other')
  assert.equal(new URL(page.url()).search, '')
  await anyPicker(page).click()
  await page.getByRole('option', { name: 'Won on Facebook 2' }).click() // with its count
  await shows(page, 'Ana won', 'Ben won')
  assert.equal(searchOf(page).get('view'), id)

  await filter(page, 'Status', 'New')
  await picker(page, 'Won on Facebook, changed').waitFor()
  await inMenu(page, 'Won on Facebook', 'Back to how it was saved')
  await shows(page, 'Ana won', 'Ben won')
  await filter(page, 'Status', 'New')
  await button(page, 'Save').click()
  await toast(page, 'Won on Facebook is saved.').getByRole('button', { name: 'Undo' }).waitFor()
  await picker(page, 'Won on Facebook').waitFor()
  await page.reload()
  await picker(page, 'Won on Facebook').waitFor()
  await shows(page, 'Ana new', 'Ana won', 'Ben won')

  await filter(page, 'Source', 'Google')
  await button(page, 'Save').click()
  await button(toast(page, 'Won on Facebook is saved.').last(), 'Undo').click()
  await picker(page, 'Won on Facebook, changed').waitFor()

  await inMenu(page, 'Won on Facebook', 'Rename…')
  await dialog(page).getByLabel('Name').fill(' ')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('Write a name.').waitFor()
  await dialog(page).getByLabel('Name').fill('Facebook')
  await page.keyboard.press('Enter')
  await picker(page, 'Facebook, changed').waitFor()

  await inMenu(page, 'Facebook', 'Delete')
  await button(toast(page, 'Facebook is deleted.'), 'Undo').click()
  await choose(page, 'Facebook')
  await shows(page, 'Ana new', 'Ana won', 'Ben won')
  assert.notEqual(searchOf(page).get('view'), id)
})

scenario('a shared view is everybody’s at once, each with their own leads; a private one’s link still shows the list', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  await facebookLeads(stage, ana, ben)
  const page = await stage.as(stage.world.owner, '/leads?status=won')
  const bens = await stage.as(ben, '/leads')
  await saveAs(page, 'Won')
  const link = new URL(page.url())

  await bens.goto(link.pathname + link.search)
  await picker(bens, 'All leads').waitFor()
  await shows(bens, 'Ben won')

  await inMenu(page, 'Won', 'Share with everybody')
  await toast(page, 'Everybody has Won now.').waitFor()
  await picker(bens, 'Won').waitFor() // without a reload
  await picker(bens, 'Won').click()
  await bens.getByRole('option', { name: 'Won 1' }).click()
  assert.equal(await button(bens, 'More for Won').count(), 0)
  await filter(bens, 'Status', 'New')
  await picker(bens, 'Won, changed').waitFor()
  assert.equal(await button(bens, 'Save').count(), 0)
  await button(bens, 'Save as…').click()
  assert.equal(await dialog(bens).getByLabel('Share with everybody').count(), 0)
  await dialog(bens).getByLabel('Name').fill('Mine')
  await bens.keyboard.press('Enter')
  await picker(bens, 'Mine').waitFor()

  await choose(bens, 'Won')
  await shows(bens, 'Ben won')
  await inMenu(page, 'Won', 'Delete')
  await dialog(page).getByText('Everybody in the workspace loses this view. The leads stay.').waitFor()
  await button(dialog(page), 'Delete view').click()
  await toast(page, 'Won is deleted.').waitFor()
  await picker(page, 'All leads').waitFor()
  await picker(bens, 'All leads').waitFor()
  await shows(bens, 'Ben won') // what it showed stays
})

scenario('thirty views on a phone', async (stage) => {
  await facebookLeads(stage, ...await stage.world.agents('Ana', 'Ben'))
  for (let i = 1; i <= 30; i++) {
    await stage.api.post('/views', { name: `View with quite a long name, number ${i}`, query: { status: [i % 2 ? 'won' : 'new'] }, shared: i % 3 === 0 })
  }
  const page = await stage.as(stage.world.owner, '/leads', { width: 390, height: 844 })
  await picker(page, 'All leads').click()
  await page.getByRole('option').nth(30).waitFor({ state: 'attached' })
  await page.getByLabel('Search views').fill('number 17')
  await page.getByRole('option').click()
  await picker(page, 'View with quite a long name, number 17').waitFor()
  await until(async () => assert.equal(await page.locator('#content ul[aria-label="Leads"] > li').count(), 2))
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'wider than the phone')
})
