import assert from 'node:assert/strict'
import { button, dialog, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const website = (n, from) => people(n, { source: 'website' }, from)
const card = (page) => page.locator('section').filter({ has: page.getByRole('heading', { name: 'My availability' }) })
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const row = (page, name) => page.getByRole('listitem').filter({ hasText: name })

function counts(leads) {
  const list = {}
  for (const { assigned_agent: agent } of leads) list[agent?.name ?? 'nobody'] = (list[agent?.name ?? 'nobody'] ?? 0) + 1
  return list
}

const placesOf = (agents) => agents.map(({ id }) => ({ agent_id: id, weight: 1 }))

scenario('a week of leave: the others go on evenly, and who is back gets neither a flood nor a gap', async (stage) => {
  const { world, api } = stage
  const team = await world.agents('Ana', 'Ben', 'Cleo', 'Dan')
  const rotation = await world.rotation('Buyers', team)
  await api.put(`/rotations/${rotation.id}`, { name: 'Buyers', honours: { leave: true }, agents: placesOf(team) })
  assert.deepEqual(counts(await api.leads(website(8))), { Ana: 2, Ben: 2, Cleo: 2, Dan: 2 })

  const cleos = await stage.as(team[2], '/workspace')
  await button(card(cleos), 'Leave and hours').click()
  const leave = dialog(cleos).getByRole('region', { name: 'Leave', exact: true })
  await button(leave, 'Add leave').click()
  await dialog(cleos).getByLabel('First day').fill(day(0))
  await dialog(cleos).getByLabel('Last day').fill(day(6))
  await button(leave, 'Add leave').click()
  await leave.getByRole('listitem').first().waitFor()
  await cleos.keyboard.press('Escape')
  await card(cleos).getByText(/^On leave until /).waitFor()

  const olgas = await stage.as(world.owner, `/admin/routing-rules?tab=rotations&rotation=${rotation.id}`)
  await row(olgas, 'Cleo').getByText(/on leave until/).first().waitFor()
  assert.deepEqual(counts(await api.leads(website(6, 9))), { Ana: 2, Ben: 2, Dan: 2 })

  await button(card(cleos), 'Leave and hours').click()
  await button(leave.getByRole('listitem').first(), /^More for /).click()
  await cleos.getByRole('menuitem', { name: 'Delete' }).click()
  await toast(cleos, /^Leave deleted/).waitFor()
  await until(async () => assert.ok((await api.get(`/rotations/${rotation.id}/ledger`)).agents.every(({ eligible }) => eligible)))
  assert.deepEqual(counts(await api.leads(website(8, 15))), { Ana: 2, Ben: 2, Cleo: 2, Dan: 2 })
  await olgas.getByText('Everyone is within 1 lead.').waitFor()
  assert.equal(await row(olgas, 'Cleo').getByText(/on leave until/).count(), 0)
})

/** Working hours on every day of the week, from a moment on till evening, in a zone where it is morning then. */
function hoursFrom(at) {
  const behind = 9 - at.getUTCHours() // there it is nine
  const offset = behind < -12 ? behind + 24 : behind
  const zone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
  const shift = [[`09:${String(at.getUTCMinutes()).padStart(2, '0')}`, '20:00']]
  return { hours: { zone, week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, shift])) } }
}

const minute = 60_000

scenario('7: leads of the night are held, and shared over all who begin within the hour, oldest first', async (stage) => {
  const { world, api } = stage
  const team = await world.agents('Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal')
  const rotation = await world.rotation('Buyers', team)
  const nine = new Date(Math.ceil((Date.now() + minute / 6) / minute) * minute) // when the first begins
  for (const [i, one] of team.entries()) await one.api.put(`/members/${one.id}/availability`, hoursFrom(new Date(nine.getTime() + i * 5 * minute)))
  await api.put(`/rotations/${rotation.id}`, { name: 'Buyers', honours: { hours: true }, hold: true, agents: placesOf(team) })

  const night = await api.leads(website(60))
  assert.deepEqual(counts(night), { nobody: 60 })
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await page.getByText(/60 leads are waiting for Buyers/).waitFor()

  await until(async () => assert.equal((await api.get('/leads?assigned_agent=waiting&limit=1')).total, 0), nine.getTime() - Date.now() + 5_000) // by itself, at nine
  await page.getByText(/leads are waiting for Buyers/).waitFor({ state: 'detached' })
  const [morning] = await api.leads(website(1, 61))
  assert.equal(morning.assigned_agent.name, 'Ana', 'a lead of the morning is for who is there')
  const given = {}
  for (const { id, name } of team) given[name] = (await api.get(`/leads?assigned_agent=${id}&limit=1`)).total
  given.Ana -= 1
  for (const [name, n] of Object.entries(given)) assert.ok(n === 7 || n === 8, `${name} has ${n}: ${JSON.stringify(given)}`)
  const entries = (await api.get(`/rotations/${rotation.id}/ledger?limit=100`)).entries.map(({ lead_id: id }) => id).toReversed()
  assert.deepEqual(entries, [...night.map(({ id }) => id), morning.id], 'oldest first, and before the new one')
})
