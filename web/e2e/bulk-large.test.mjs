import assert from 'node:assert/strict'
import { bulkBar, button, choose, dialog, row, rows, selectPage, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { people } from './kit/world.mjs'

const many = 2_500

/** Posts leads that nobody gets, many at a time: the desk takes them in together. */
async function pile(stage) {
  for (let from = 1; from <= many; from += 250) {
    await Promise.all(people(250, {}, from).map((lead) => stage.api.lead(lead)))
  }
}

/** Ticks all, and gives them to somebody. */
async function assignAll(page, agent) {
  await rows(page).first().waitFor()
  await selectPage(page).check()
  await button(page, 'Select all 2,500 matching').click()
  await button(page, 'Assign').click()
  await choose(page, dialog(page), 'Agent', agent)
  await button(dialog(page), 'Assign 2,500 leads').click()
}

/** Shows this page the batches as they were half-way, for as long as the test wants to look. Returns what lets go. */
async function halfWay(page) {
  const address = /\/api\/v1\/batches/
  const half = (batch) => (['running', 'done'].includes(batch.state) ? { ...batch, state: 'running', processed: 640, done: 640 } : batch)
  await page.route(address, async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    const body = await response.json()
    return route.fulfill({ response, json: body.items ? { ...body, items: body.items.map(half) } : half(body) })
  })
  return () => page.unrouteAll({ behavior: 'wait' })
}

const line = (page) => page.getByRole('banner').getByRole('link', { name: 'Assigning 2,500 leads to Ana' })

scenario('2,500 leads: the progress is seen, the tab is closed, and it goes on', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await pile(stage)
  const first = await stage.as(stage.world.owner, '/leads')
  const letGoFirst = await halfWay(first)
  await assignAll(first, 'Ana')
  await dialog(first).getByText('640 of 2,500 so far. You can close this; it goes on.').waitFor()
  await button(dialog(first), 'Stop').waitFor()
  await dialog(first).getByRole('button', { name: 'Close', exact: true }).last().click()
  await line(first).waitFor()
  assert.equal(await bulkBar(first).count(), 0, 'nothing is ticked any more')

  const page = await first.context().newPage()
  await letGoFirst()
  await first.close()
  const letGo = await halfWay(page)
  await page.goto('/leads')
  await line(page).getByText('640 of 2,500 so far').waitFor()
  await line(page).click()
  await row(page, '2,500 leads to Ana').getByRole('progressbar').waitFor()
  await letGo()
  await toast(page, '2,500 leads assigned to Ana.').waitFor()
  await row(page, '2,500 leads to Ana').getByText('Done').waitFor()
  await line(page).waitFor({ state: 'hidden' })
  assert.equal((await ana.api.get('/leads?limit=1')).total, many)
  const { items, unread } = await ana.api.get('/notifications')
  assert.deepEqual([unread, items[0].kind, items[0].count], [1, 'batch', many])

  await button(toast(page, 'assigned to Ana'), 'Undo').click()
  await toast(page, '2,500 leads are back as they were, turns included. The agents have been told.').waitFor()
  await row(page, '2,500 leads to Ana').getByText('Undone').waitFor()
  assert.equal((await stage.api.get('/leads?assigned_agent=none&limit=1')).total, many)
  assert.equal((await ana.api.get('/notifications')).unread, 0)
})
