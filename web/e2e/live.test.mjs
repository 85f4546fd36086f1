import assert from 'node:assert/strict'
import { timed } from './kit/clock.mjs'
import { bell, button, choose, entry, heading, names, row, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const aSecond = 1_000

function withinASecond(stage, what, took) {
  stage.note(`${what}: ${Object.entries(took).map(([sign, ms]) => `${sign} ${ms} ms`).join(', ')}`)
  for (const [sign, ms] of Object.entries(took)) assert.ok(ms <= aSecond, `${sign} took ${ms} ms`)
}

scenario('a posted lead reaches the open workspace of its agent within a second', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const page = await stage.as(ana, '/workspace')
  await heading(page, 'My workspace').waitFor()
  await page.getByText('Nobody is waiting').waitFor()

  const signs = {
    toast: { selector: '[role=alert]', text: 'Jo Smith' },
    bell: { selector: '[aria-label="Notifications, 1 unread"]' },
    row: { selector: '#content a', text: 'Jo Smith' },
  }
  const { took, result } = await timed(page, signs, () => stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', source: 'website' }))
  assert.equal(result.lead.assigned_agent.name, 'Ana')
  withinASecond(stage, 'POST to workspace', took)

  await button(toast(page, 'Jo Smith'), 'Open').click()
  await heading(page, 'Jo Smith').waitFor()
  await entry(page, 'assigned this lead to Ana').waitFor()
  await bell(page, 0).waitFor()
})

scenario('leads that come in are offered above the list; nothing jumps', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  await stage.api.leads(people(3))
  const page = await stage.as(ana, '/leads')
  await row(page, 'Lead 003').waitFor()
  const before = await names(page)

  const { took } = await timed(page, { line: { selector: '[aria-live]', text: '1 new lead' } }, () => stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' }))
  withinASecond(stage, 'POST to Leads', took)
  assert.deepEqual(await names(page), before)
  await button(page, 'Show').first().click()
  await until(async () => assert.deepEqual(await names(page), ['Jo Smith', ...before]))
})

scenario('a lead that is moved is gone from its old agent at once', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const [lead] = await stage.api.leads([{ name: 'Jo Smith', email: 'jo@mail.test', agent_id: ben.id }])
  await stage.api.leads([{ name: 'Kim Blue', email: 'kim@mail.test', agent_id: ben.id }])
  const list = await stage.as(ben, '/leads', { expects: [404] })
  await row(list, 'Jo Smith').waitFor()
  const open = await list.context().newPage()
  await open.goto(`/leads/${lead.id}`)
  await heading(open, 'Jo Smith').waitFor()
  await open.getByRole('textbox', { name: 'Note', exact: true }).fill('Wants a balcony')
  const anaPage = await stage.as(ana, '/leads')
  await heading(anaPage, 'Leads').waitFor()

  const admin = await stage.as(stage.world.owner, `/leads/${lead.id}`)
  await choose(admin, admin, 'Assigned Agent', 'Ana')
  await toast(admin, 'Lead moved to Ana. Ben no longer sees it.').waitFor()

  await open.getByRole('heading', { name: 'This lead is no longer yours' }).waitFor()
  assert.equal(await open.getByRole('textbox', { name: 'This note was not added' }).inputValue(), 'Wants a balcony')
  await until(async () => assert.deepEqual(await names(list), ['Kim Blue']))
  assert.equal((await ben.api.send('GET', `/leads/${lead.id}`)).status, 404)
  for (const path of ['timeline', 'decisions']) assert.equal((await ben.api.send('GET', `/leads/${lead.id}/${path}`)).status, 404)

  await toast(anaPage, 'Jo Smith').waitFor()
  await bell(anaPage, 1).click()
  await anaPage.getByRole('link', { name: /Jo Smith is yours now/ }).click()
  await heading(anaPage, 'Jo Smith').waitFor()
  await entry(anaPage, 'Olga Owner reassigned this lead from Ben to Ana').waitFor()

  await list.reload()
  await row(list, 'Kim Blue').waitFor()
  assert.equal(await rows(list).count(), 1)
})

scenario('every tab of a browser shows what is new, over one connection', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const first = await stage.as(ana, '/leads')
  const second = await first.context().newPage()
  await second.goto('/leads')
  await heading(second, 'Leads').waitFor()
  await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' })
  for (const page of [first, second]) await bell(page, 1).waitFor()
  await first.close()
  await stage.api.lead({ name: 'Kim Blue', email: 'kim@mail.test' })
  await bell(second, 2).waitFor()
})
