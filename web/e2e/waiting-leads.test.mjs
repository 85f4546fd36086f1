import assert from 'node:assert/strict'
import { button, dialog, flip, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const screen = '/admin/routing-rules'
const offer = (page) => page.getByRole('region', { name: 'Unassigned leads' })
const banner = (page) => page.getByRole('region', { name: 'Waiting leads' })

/** Whose the leads are, by name, in the order in which they came in. */
async function holders(api) {
  const { items } = await api.get('/leads?sort=created_at&limit=50')
  return items.map(({ assigned_agent: agent }) => agent?.name ?? '–')
}
const held = (api, ...names) => until(async () => assert.deepEqual(await holders(api), names))

/** Takes agents of a rotation out of the turn, or puts them back. */
const exclude = (api, { id, name }, agents, excluded) => api.put(`/rotations/${id}`, { name, agents: agents.map((agent) => ({ agent_id: agent.id, weight: 1, excluded })) })

scenario('leads that came in while auto-assign was off are offered when it is switched on', async (stage) => {
  const { world, api } = stage
  const buyers = await world.rotation('Buyers', await world.agents('Ana', 'Ben'))
  await api.put('/routing', { auto_assign: false, otherwise: { rotation_id: buyers.id } })
  await api.leads(people(3))
  const page = await stage.as(world.owner, screen)
  await flip(page, 'Auto-assign incoming leads')
  await offer(page).getByText('3 leads came in while auto-assign was off.').waitFor()
  await held(api, '–', '–', '–')

  await button(offer(page), 'Assign 3 now').click()
  await toast(page, '3 leads placed by the rules.').waitFor()
  await offer(page).waitFor({ state: 'hidden' })
  await held(api, 'Ana', 'Ben', 'Ana')
  await button(toast(page, '3 leads placed by the rules.'), 'Undo').click()
  await held(api, '–', '–', '–')
  await offer(page).waitFor() // they match again
})

scenario('“Only new leads” turns the offer down until the rules change', async (stage) => {
  const { world, api } = stage
  const [ana] = await world.agents('Ana')
  await api.leads(people(2))
  await world.rotation('Buyers', [ana])
  const page = await stage.as(world.owner, screen)
  await offer(page).getByText('2 unassigned leads match now.').waitFor()
  await button(offer(page), 'Only new leads').click()
  await offer(page).waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('switch', { name: 'Auto-assign incoming leads', checked: true }).waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  assert.equal(await offer(page).count(), 0, 'offered again for the same rules')

  await api.post('/routing/rules', { name: 'Website', enabled: true, match: 'all', conditions: [{ field: 'source', operator: 'is', value: 'website' }], target: { agent_id: ana.id } })
  await offer(page).getByText('2 unassigned leads match now.').waitFor()
  await flip(page, 'Auto-assign incoming leads')
  await offer(page).waitFor({ state: 'hidden' })
  await held(api, '–', '–')
})

scenario('leads that wait are given away by hand, evenly', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben', 'Cleo')
  const buyers = await world.rotation('Buyers', [ana, ben])
  await exclude(api, buyers, [ana, ben], true)
  await api.leads(people(2))
  const page = await stage.as(world.owner, screen)
  await banner(page).getByText(/^2 leads are waiting for Buyers, the oldest for .*\.$/).waitFor()
  await banner(page).getByText('Nobody is available.').waitFor()
  assert.equal(await offer(page).count(), 0, 'leads that wait are offered')
  await button(banner(page), 'Assign by hand').click()
  await dialog(page).getByText('Assign the 2 waiting leads now').waitFor()
  assert.ok(await button(dialog(page), 'Assign 2 leads').isDisabled(), 'nobody is chosen, and yet it can be assigned')
  for (const name of ['Ana', 'Cleo']) await dialog(page).getByRole('checkbox', { name }).check()
  await dialog(page).getByText('2 leads over 2 agents: 1 each.').waitFor()
  await button(dialog(page), 'Assign 2 leads').click()
  await toast(page, '2 leads spread over 2 agents.').waitFor()
  await banner(page).waitFor({ state: 'hidden' })
  assert.deepEqual((await holders(api)).toSorted(), ['Ana', 'Cleo'])
  await button(toast(page, '2 leads spread over 2 agents.'), 'Undo').click()
  await banner(page).waitFor()
})

scenario('a lead waits for one agent, says so everywhere, and is seen no more once somebody is there', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const buyers = await world.rotation('Buyers', [ana])
  await exclude(api, buyers, [ana], true)
  const page = await stage.as(world.owner, screen)
  await api.leads(people(1))
  await banner(page).getByText(/^1 lead has been waiting for Buyers for .*\.$/).waitFor()
  await exclude(api, buyers, [ana], false)
  await banner(page).waitFor({ state: 'hidden' })
  await held(api, 'Ana')

  await api.post('/routing/rules', { name: 'Website', enabled: true, match: 'all', conditions: [{ field: 'source', operator: 'is', value: 'website' }], target: { agent_id: ben.id } })
  await api.put(`/members/${ben.id}/availability`, { paused_until: new Date(Date.now() + 3 * 86_400_000).toISOString(), leave: [], hours: null })
  const { lead } = await api.lead({ name: 'For Ben', email: 'for.ben@mail.test', source: 'website' })
  await banner(page).getByText(/^1 lead has been waiting for Ben for .*\.$/).waitFor()
  await banner(page).getByText(/Ben is away until \w{3},? \d+ \w+, \d\d:\d\d\.$/).waitFor()
  await page.goto(`/leads/${lead.id}`)
  await page.getByText('Waiting for Ben, who is not available now.').waitFor()
  await page.getByText('This lead waits until Ben can take it').waitFor()
  await page.goto('/leads?assigned_agent=waiting')
  await page.getByText('Waiting for Ben', { exact: true }).waitFor()
})
