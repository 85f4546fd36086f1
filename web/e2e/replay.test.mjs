import assert from 'node:assert/strict'
import { button, choose, dialog, heading, pick, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const rule = (name, source, target) => ({ name, conditions: [{ field: 'source', operator: 'is', value: source }], target })
const headline = (page) => page.locator('#content').getByRole('status').filter({ hasText: /would get|Nothing changes/ })
const section = (page, name) => page.getByRole('heading', { name, exact: true })
const figure = async (page, label) => (await page.locator('#content dl > div').filter({ hasText: label }).locator('dd').innerText()).split(/\s/)[0]
const rowOf = async (page, table, name) => (await page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: name }).innerText()).split(/\s+/)

/** Facebook goes to Ana, Google to Ben; twelve leads from each have come in. */
async function fill(world) {
  const { api } = world
  const [ana, ben] = await world.agents('Ana', 'Ben')
  await api.put('/routing', { auto_assign: true, otherwise: null })
  const facebook = await api.post('/routing/rules', rule('Facebook', 'facebook', { agent_id: ana.id }))
  await api.post('/routing/rules', rule('Google', 'google', { agent_id: ben.id }))
  await api.leads([...people(12, { source: 'facebook' }), ...people(12, { source: 'google' }, 13)])
  return { ana, ben, facebook }
}

/** The rule of Facebook gives to Ben, in the draft. */
async function draftToBen(page) {
  await button(page, 'Facebook').click()
  await choose(page, dialog(page), 'Agent', 'Ben')
  await button(dialog(page), 'Save as draft').click()
  await button(toast(page, 'Facebook is saved in the draft. Nothing of it applies yet.'), 'Open draft').click()
}

/** What a replay must leave alone. */
async function everything(api) {
  const leads = (await api.get('/leads?limit=200&sort=name')).items.map(({ id, assigned_agent, updated_at }) => [id, assigned_agent?.id, updated_at])
  const versions = (await api.get('/routing/versions')).items.map(({ version }) => version)
  const rotations = (await api.get('/rotations')).items
  const ledgers = await Promise.all(rotations.map(({ id }) => api.get(`/rotations/${id}/ledger`)))
  return { leads, versions, ledgers, draft: (await api.get('/routing/draft')).revision }
}

scenario('a changed rule is replayed before it is published: who gains and who loses, and nothing is written', async (stage) => {
  const { world, api } = stage
  const { ana, ben, facebook } = await fill(world)
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await draftToBen(page)
  const before = await everything(api)

  await page.getByRole('link', { name: 'Replay the draft' }).click()
  await heading(page, 'Replay').waitFor()
  await headline(page).getByText('Ana would get 2.8 fewer leads a week; Ben 2.8 more.').waitFor()
  await pick(page, page, 'Leads', 'Of the last 7 days')
  await button(page, 'Replay').click()
  await headline(page).getByText('Ana would get 12 fewer leads a week; Ben 12 more.').waitFor()
  assert.deepEqual([await figure(page, 'Leads replayed'), await figure(page, 'Would go elsewhere'), await figure(page, 'Nobody would get')], ['24', '12', '0'])
  assert.deepEqual((await rowOf(page, 'Agents', 'Ana')).slice(-3), ['12', '0', '−12'])
  assert.deepEqual((await rowOf(page, 'Agents', 'Ben')).slice(-3), ['12', '24', '+12'])
  assert.deepEqual((await rowOf(page, 'Rules', 'Facebook')).slice(-3), ['12', '12', '0'])
  assert.match(await page.getByRole('list', { name: 'Why leads change' }).innerText(), /Their rule gives to somebody else\s+12/)
  const changed = page.getByRole('table', { name: 'Leads that change' })
  assert.equal(await changed.locator('tbody tr').count(), 10)
  assert.match((await changed.locator('tbody tr').first().innerText()).replaceAll(/\s+/g, ' '), /Lead 012 .*Ana Ben Facebook Its rule gives to somebody else/)
  await button(page, 'Next').click()
  await until(async () => assert.equal(await changed.locator('tbody tr').count(), 2))
  assert.equal(await section(page, 'Leads nobody would get').count(), 0)
  await page.getByText('Figures as it would have been').click()
  await page.getByRole('table', { name: 'As it would have been' }).getByRole('row', { name: /^In all/ }).getByText('24').first().waitFor()
  assert.deepEqual(await everything(api), before)

  // Another admin opens the link.
  const adam = await world.hire('Adam', 'admin')
  await api.lead({ name: 'Too late', source: 'facebook' })
  const other = await stage.as(adam, page.url())
  await headline(other).getByText('Ana would get 12 fewer leads a week; Ben 12 more.').waitFor()
  assert.equal(await figure(other, 'Leads replayed'), '24')
  assert.equal(await other.getByText(/The draft has changed/).count(), 0)

  // Published, it applies to the next lead, and not to those before.
  await page.getByRole('link', { name: 'Back to the draft' }).first().click()
  await button(page, 'Publish').click()
  await toast(page, 'The draft is live. It applies to the next lead.').waitFor()
  const { lead } = await api.lead({ name: 'Next', source: 'facebook' })
  assert.equal(lead.assigned_agent.id, ben.id)
  await other.reload()
  await other.getByRole('heading', { name: 'The draft is gone' }).waitFor()

  // The old version is replayed, then brought back; what was decided keeps its version.
  const [live, old] = (await api.get('/routing/versions')).items.map(({ version }) => version)
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('link', { name: `Replay version ${old}`, exact: true }).click()
  await headline(page).getByText(/^Ben would get .* fewer leads? a week; Ana .* more\.$/).waitFor()
  assert.equal(await figure(page, 'Would go elsewhere'), '1')
  await page.goto('/admin/routing-rules?tab=history')
  await button(page, `Restore version ${old}`).click()
  await button(dialog(page), 'Restore').click()
  await toast(page, `Version ${old} is live again.`).waitFor()
  assert.equal((await api.lead({ name: 'After all', source: 'facebook' })).lead.assigned_agent.id, ana.id)
  const [decision] = (await api.get(`/leads/${lead.id}/decisions`)).items
  assert.deepEqual([decision.version, decision.verified, decision.chosen.name, decision.rule.id], [live, true, 'Ben', facebook.id])
})

scenario('a replay is cancelled, a bad time is said, and a draft that moved on is, too', async (stage) => {
  const { world, api } = stage
  await fill(world)
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [422] })
  await page.getByRole('link', { name: 'Replay', exact: true }).click()
  await headline(page).getByText('Nothing changes: every lead goes to the agent who got it.').waitFor()

  // The next one takes long: what was there stays until it is there, or is back when it is cancelled.
  const release = await hold(page)
  const address = page.url()
  await pick(page, page, 'Leads', 'The newest 100')
  await button(page, 'Replay').click()
  await button(page, 'Replaying…').waitFor()
  await headline(page).waitFor()
  await button(page, 'Cancel').click()
  await button(page, 'Replay').waitFor()
  assert.equal(page.url(), address)
  assert.equal(await page.getByRole('combobox', { name: 'Leads', exact: true }).inputValue(), 'The newest 100')
  await release()
  await button(page, 'Replay').click()
  await until(() => assert.match(page.url(), /last=100/))
  await headline(page).getByText('Nothing changes').waitFor()

  await pick(page, page, 'Leads', 'From one day to another')
  await page.getByLabel('From', { exact: true }).fill('2026-01-05')
  await page.getByLabel('To', { exact: true }).fill('2026-01-04')
  await button(page, 'Replay').click()
  await page.getByText('The last day is before the first.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('2026-01-06')
  await button(page, 'Replay').click()
  await page.getByRole('heading', { name: 'No lead came in at that time' }).waitFor()
  await button(page, 'Replay the newest 1,000 leads').click()
  await headline(page).getByText('Nothing changes').waitFor()

  // Links that nobody gets from us.
  await page.goto('/admin/routing-rules/replay?policy=9999&last=100&until=2026-01-06T00:00:00Z')
  await page.getByText('There is no such version. Choose another one.').waitFor()
  await page.goto('/admin/routing-rules/replay?policy=live&since=2026-01-06T00:00:00Z&until=2026-01-05T00:00:00Z')
  await page.getByText('Begin before the end.').waitFor()

  await page.goto('/admin/routing-rules')
  await draftToBen(page)
  await page.getByRole('link', { name: 'Replay the draft' }).click()
  await headline(page).getByText(/^Ana would get/).waitFor()
  const link = page.url()
  const { base_version, rules } = await api.get('/routing/draft')
  await api.put('/routing/draft', { base_version, auto_assign: true, otherwise: null, rules: rules.slice(1).map(({ id, name, match, conditions, target }) => ({ id, name, match, conditions, target })) })
  await page.getByText('The draft has changed since it was replayed.').waitFor()
  await button(page, 'Replay it as it is now').click()
  await headline(page).getByText(/^Ana would get .*\.$/).waitFor()
  await section(page, 'Leads nobody would get').waitFor()
  assert.equal(await figure(page, 'Nobody would get'), '12')
  await page.goto(link)
  await page.getByText('The draft has changed since this link was made.').waitFor()
})

/** Answers no replay until it is told to; those that were cancelled meanwhile are gone. */
async function hold(page) {
  const path = '**/api/v1/routing/replay'
  let go
  const told = new Promise((resolve) => { go = resolve })
  await page.route(path, async (route) => {
    await told
    await route.continue().catch(() => {})
  })
  return async () => { go(); await page.unroute(path) }
}
