import assert from 'node:assert/strict'
import { atOnce, button, dialog, filter, heading, names, row, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

scenario('filters stand in the address and survive a reload', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.leads([
    { name: 'Won by Ana', email: 'a@mail.test', status: 'won', source: 'facebook', agent_id: ana.id },
    { name: 'New to Ana', email: 'b@mail.test', source: 'facebook', agent_id: ana.id },
    { name: 'Lost by Ana', email: 'c@mail.test', status: 'lost', source: 'google', agent_id: ana.id },
    { name: 'Nobody has it', email: 'd@mail.test', status: 'won', source: 'facebook' },
  ])
  const page = await stage.as(stage.world.owner, '/leads', { expects: [0] })
  await row(page, 'Nobody has it').waitFor()
  await filter(page, 'Status', 'Won')
  await filter(page, 'Status', 'Lost')
  await filter(page, 'Assigned agent', 'Ana')
  await until(async () => assert.deepEqual((await names(page)).toSorted(), ['Lost by Ana', 'Won by Ana']))
  await filter(page, 'Source', 'Facebook')
  await until(async () => assert.deepEqual(await names(page), ['Won by Ana']))

  const asked = new URL(page.url()).searchParams
  assert.deepEqual([asked.getAll('status').toSorted(), asked.getAll('assigned_agent'), asked.getAll('source')], [['lost', 'won'], [String(ana.id)], ['facebook']])
  await page.reload()
  await until(async () => assert.deepEqual(await names(page), ['Won by Ana']))
  await page.goBack()
  await until(async () => assert.deepEqual((await names(page)).toSorted(), ['Lost by Ana', 'Won by Ana']))

  await button(page, 'Clear').click()
  await until(async () => assert.equal(await rows(page).count(), 4))
  const search = page.getByRole('search').getByLabel('Search', { exact: true })
  await search.fill('nobody')
  await until(async () => assert.deepEqual(await names(page), ['Nobody has it']))
  await page.waitForURL(/q=nobody/)
  // Who types and clicks on a lead before the typing is done goes to the lead, though its page be slow to come.
  await page.route(/assets\/LeadPage/, async (route) => {
    await page.evaluate((pauseMs) => new Promise((done) => { setTimeout(done, pauseMs) }), 500)
    await route.continue()
  })
  await atOnce(page, '', row(page, 'Nobody has it').getByRole('link'))
  await heading(page, 'Nobody has it').waitFor()
  await page.goBack()
  await until(async () => assert.deepEqual(await names(page), ['Nobody has it']))

  // A request that was lost on its way, and of which nobody waits for another: the server is asked whether it is there.
  await page.route(/q=lost/, (route) => route.abort())
  await search.fill('lost on its way')
  const lost = page.getByText('The server cannot be reached. This was last loaded')
  await lost.waitFor()
  await search.fill('nobody')
  await lost.waitFor({ state: 'detached' })
})

scenario('an address that makes no sense still shows leads', async (stage) => {
  await stage.api.leads(people(1))
  const page = await stage.as(stage.world.owner, '/leads?sort=nonsense&created=never&nothing=1')
  await row(page, 'Lead 001').waitFor()
})

scenario('who is known already is opened, not made twice', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', agent_id: ana.id })
  const page = await stage.as(stage.world.owner, '/leads')
  await button(page, 'New lead').first().click()
  await dialog(page).getByLabel('Name').fill('Joanna Smith')
  await dialog(page).getByLabel('E-mail').fill('JO@mail.test')
  await button(dialog(page), 'Add lead').click()
  await toast(page, 'This person already has an open lead: opened it.').waitFor()
  await heading(page, 'Jo Smith').waitFor()
  await page.getByText('The same person asked again').waitFor()
  assert.equal((await stage.api.get('/leads?limit=1')).total, 1)
})

scenario('a lead entered by hand goes by the rules, and an agent keeps their own', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  await stage.world.rotation('Buyers', [ana])
  const page = await stage.as(stage.world.owner, '/leads')
  await button(page, 'New lead').first().click()
  await dialog(page).getByLabel('Name').fill('Jo Smith')
  await button(dialog(page), 'Add lead').click()
  await toast(page, 'Assigned to Ana, next in Buyers.').waitFor()
  await row(page, 'Jo Smith').waitFor()

  const bens = await stage.as(ben, '/leads')
  await button(bens, 'New lead').first().click()
  await dialog(bens).getByText('You keep the leads you enter.').waitFor()
  await dialog(bens).getByLabel('Name').fill('Kim Blue')
  await button(dialog(bens), 'Add lead').click()
  await toast(bens, 'Lead added. It is yours.').waitFor()
  await row(bens, 'Kim Blue').waitFor()
})
