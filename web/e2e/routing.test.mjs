import assert from 'node:assert/strict'
import { timed } from './kit/clock.mjs'
import { button, choose, dialog, entry, flip, heading, row, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { password, people } from './kit/world.mjs'

const website = (n, from) => people(n, { source: 'website' }, from)
const agentsOf = (leads) => leads.map(({ assigned_agent: agent }) => agent?.name ?? '–')

function counts(leads) {
  const list = {}
  for (const name of agentsOf(leads)) list[name] = (list[name] ?? 0) + 1
  return list
}

async function addUser(page, name, email) {
  await button(page, 'Add user').click()
  await dialog(page).getByLabel('Name').fill(name)
  await dialog(page).getByLabel('E-mail').fill(email)
  await dialog(page).getByLabel('Initial password').fill(password)
  await button(dialog(page), 'Add user').click()
  await toast(page, `${name} can sign in now.`).waitFor()
}

/** A rule for one source, made by hand: to one agent. */
async function addRule(page, name, source, agent) {
  await button(page, 'New rule').click()
  await dialog(page).getByLabel('Name').fill(name)
  await dialog(page).getByLabel('Value', { exact: true }).fill(source)
  await page.keyboard.press('Escape') // the suggestions, not the drawer
  await dialog(page).getByText('One agent').click()
  await choose(page, dialog(page), 'Agent', agent)
  await button(dialog(page), 'Save rule').click()
  await toast(page, `${name} is saved. It applies to the next lead.`).waitFor()
}

scenario('1: from an empty database to the first assigned lead', async (stage) => {
  const begin = Date.now()
  const page = await stage.as(stage.world.owner, '/users')
  await addUser(page, 'Ana', 'ana@acme.test')
  await addUser(page, 'Ben', 'ben@acme.test')

  await page.getByRole('link', { name: 'Routing Rules' }).click()
  await heading(page, 'Routing Rules').waitFor()
  await page.getByRole('checkbox', { name: 'Olga Owner' }).uncheck()
  await button(page, 'Switch on for 2 agents').click()
  await toast(page, 'Auto-assign is on. New leads go to 2 agents, in turn.').waitFor()
  await page.getByRole('switch', { name: 'Auto-assign incoming leads', checked: true }).waitFor({ state: 'attached' })

  const anas = await stage.as({ email: 'ana@acme.test', password }, '/workspace')
  await anas.getByText('You are next.').waitFor()
  const { took, result } = await timed(anas, { toast: { selector: '[role=alert]', text: 'Jo Smith' } }, () => stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' }))
  stage.note(`from an empty database to the first lead: ${Math.round((Date.now() - begin) / 1000)} s; POST to toast: ${took.toast} ms`)
  assert.equal(result.lead.assigned_agent.name, 'Ana')
  assert.ok(took.toast <= 1_000, `the toast took ${took.toast} ms`)
  await button(toast(anas, 'Jo Smith'), 'Open').click()
  await entry(anas, 'The line “Any other lead” assigned this lead to Ana').waitFor()
})

scenario('2: two sources go to two people, the rest in turn', async (stage) => {
  const { world, api } = stage
  await world.agents('Ana', 'Ben', 'Ada', 'Bea', 'Cid')
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await flip(page, 'Auto-assign incoming leads')
  await toast(page, 'Auto-assign is on').waitFor()
  await addRule(page, 'Facebook leads', 'Facebook', 'Ana')
  await addRule(page, 'Google leads', 'Google', 'Ben')

  await page.getByRole('tab', { name: 'Rotations' }).click()
  await button(page, 'New rotation').click()
  await dialog(page).getByLabel('Name').fill('The rest')
  for (const name of ['Ada', 'Bea', 'Cid']) await dialog(page).getByRole('checkbox', { name }).check()
  await button(dialog(page), 'Save').click()
  await toast(page, 'The rest is ready.').waitFor()
  await page.waitForURL(/rotation=\d+/) // it is shown
  await page.getByRole('tab', { name: 'Rules' }).click()
  await page.getByLabel('Any other lead goes to', { exact: true }).first().click()
  await page.getByRole('option', { name: /The rest/ }).click()
  await toast(page, 'Any other lead goes to The rest.').waitFor()

  const before = await api.leads(website(4))
  const [facebook] = await api.leads([{ name: 'From Facebook', email: 'fb@mail.test', source: 'facebook' }])
  const [google] = await api.leads([{ name: 'From Google', email: 'gg@mail.test', source: 'google' }])
  const after = await api.leads(website(5, 5))
  assert.deepEqual(agentsOf([facebook, google]), ['Ana', 'Ben'])
  assert.equal(agentsOf([...before, ...after]).map((name) => name[0]).join(''), 'ABCABCABC')
  assert.deepEqual(new Set(agentsOf(before)), new Set(['Ada', 'Bea', 'Cid']))

  await page.goto(`/leads/${facebook.id}`)
  await entry(page, 'Rule Facebook leads assigned this lead to Ana').waitFor()
  await button(page, 'Why Ana?').first().click()
  await dialog(page).getByText('Rule 1, Facebook leads, matched: source is Facebook.').waitFor()
  await dialog(page).getByText('This rule gives its leads to Ana.').waitFor()
})

scenario('3: an agent is taken out and put back: no flood, no gap', async (stage) => {
  const { world, api } = stage
  const rotation = await world.rotation('Buyers', await world.agents('Ana', 'Ben', 'Cleo', 'Dan'))
  assert.deepEqual(counts(await api.leads(website(8))), { Ana: 2, Ben: 2, Cleo: 2, Dan: 2 })

  const page = await stage.as(world.owner, `/admin/routing-rules?tab=rotations&rotation=${rotation.id}`)
  const cleo = page.getByRole('switch', { name: 'Cleo gets leads' })
  await flip(page, 'Cleo gets leads')
  await toast(page, 'Cleo is out of the turn.').waitFor()
  assert.deepEqual(counts(await api.leads(website(6, 9))), { Ana: 2, Ben: 2, Dan: 2 })

  await until(async () => assert.ok(!(await cleo.isChecked())))
  await flip(page, 'Cleo gets leads')
  await toast(page, 'Cleo is back in the turn.').waitFor()
  assert.deepEqual(counts(await api.leads(website(8, 15))), { Ana: 2, Ben: 2, Cleo: 2, Dan: 2 })
  await page.getByText('Everyone is within 1 lead.').waitFor()
})

scenario('6: every decision explains itself, and says the same after the rules have changed', async (stage) => {
  const { world, api } = stage
  const [ana, ben, cleo, dan, eve] = await world.agents('Ana', 'Ben', 'Cleo', 'Dan', 'Eve')
  const places = [ana, ben, cleo, dan].map(({ id }) => ({ agent_id: id, weight: 1, excluded: id === cleo.id }))
  const buyers = await api.post('/rotations', { name: 'Buyers', agents: places })
  await api.post('/routing/rules', { name: 'VIP', enabled: true, match: 'all', conditions: [{ field: 'tag', operator: 'is', value: 'vip' }], target: { agent_id: eve.id } })
  const rule = { name: 'Facebook buyers', enabled: true, match: 'all', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target: { rotation_id: buyers.id } }
  const facebook = await api.post('/routing/rules', rule)
  const early = await api.leads(people(1, { name: 'Too early' }))
  await api.put('/routing', { auto_assign: true, otherwise: null })
  await api.patch(`/members/${dan.id}`, { active: false })
  const leads = [
    ...early,
    ...(await api.leads(people(5, { source: 'facebook' }, 10))),
    ...(await api.leads(people(2, { tags: ['vip'] }, 20))),
    ...(await api.leads(people(1, {}, 30))),
    ...(await api.leads(people(1, { agent_id: ben.id }, 40))),
  ]
  const page = await stage.as(world.owner, '/leads')

  /** What the panel of each lead says, read from the newest to the oldest. */
  async function answers() {
    const said = []
    await page.goto('/leads')
    await row(page, leads.at(-1).name).getByRole('link').first().click()
    for (const { id, name } of leads.toReversed()) {
      await page.waitForURL(`**/leads/${id}`)
      await heading(page, name).waitFor()
      await button(page, /^Why /).first().click()
      const panel = dialog(page)
      await panel.getByText(/matched:|No rule|Auto-assign was off/).first().waitFor()
      const candidates = await panel.locator('section').filter({ hasText: 'Agents in' }).getByRole('listitem').allInnerTexts()
      const first = await panel.getByText(/matched|No rule|Auto-assign was off/).first().innerText()
      said.unshift({ first, candidates: candidates.map((text) => text.replaceAll(/\s+/g, ' ')) })
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'hidden' })
      if (id !== leads[0].id) await button(page, 'Next lead').click()
    }
    return said
  }

  const before = await answers()
  assert.match(before[0].first, /^Auto-assign was off when this lead came in/)
  for (const { first, candidates } of before.slice(1, 6)) {
    assert.equal(first, 'Rule 2, Facebook buyers, matched: source is Facebook.')
    assert.equal(candidates.length, 4, 'every candidate, once')
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan']) assert.equal(candidates.filter((text) => text.includes(name)).length, 1, name)
    assert.match(candidates.find((text) => text.includes('Cleo')), /skipped, taken out/)
    assert.match(candidates.find((text) => text.includes('Dan')), /skipped, deactivated/)
    assert.equal(candidates.filter((text) => text.includes('got this lead')).length, 1)
  }
  for (const { first } of before.slice(6, 8)) assert.equal(first, 'Rule 1, VIP, matched: tag is vip.')
  assert.equal(before[8].first, 'No rule matched, and any other lead stays unassigned.')
  assert.equal(before[9].first, 'Olga Owner assigned this by hand. No rule was used.')

  await api.put(`/routing/rules/${facebook.id}`, { ...rule, name: 'Something else', conditions: [{ field: 'source', operator: 'is', value: 'google' }], target: { agent_id: ben.id } })
  await api.put(`/rotations/${buyers.id}`, { name: 'Buyers', agents: places.map((place) => ({ ...place, excluded: false, weight: 3 })) })
  assert.deepEqual(await answers(), before)
  await page.goto(`/leads/${leads[1].id}`)
  await button(page, /^Why /).first().click()
  await button(page, 'Check this decision').click()
  await dialog(page).getByText('Recomputed: the same result.').waitFor()
})
