import assert from 'node:assert/strict'
import { button, choose, dialog, flip, heading, inMenu, toast } from './kit/hands.mjs'
import { heldBack } from './kit/late.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const facebook = (target) => ({ name: 'Facebook', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target })
const version = (page, words) => page.getByRole('list', { name: 'Versions' }).getByRole('listitem').filter({ hasText: words })
const fromFacebook = async (api, name) => (await api.lead({ name, source: 'facebook' })).lead.assigned_agent.name

/** Auto-assign is on, and one rule gives Facebook to somebody. */
async function give(world, to) {
  await world.api.put('/routing', { auto_assign: true, otherwise: null })
  return world.api.post('/routing/rules', facebook({ agent_id: to.id }))
}

scenario('a version is brought back, and that is taken back; what was decided keeps its version', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const rule = await give(world, ana)
  assert.equal(await fromFacebook(api, 'One'), 'Ana')
  await api.put(`/routing/rules/${rule.id}`, facebook({ agent_id: ben.id }))

  const page = await stage.as(world.owner, '/admin/routing-rules')
  await page.getByRole('tab', { name: 'History' }).click()
  const latest = version(page, 'Live now')
  await latest.getByText('Rule changed: Facebook').waitFor()
  assert.match((await latest.innerText()).replaceAll(/\s+/g, ' '), /Before When source is Facebook Ana After When source is Facebook Ben/)

  const { items } = await api.get('/routing/versions')
  const [live, old] = items.map((one) => one.version)
  await button(page, `Restore version ${old}`).click()
  await dialog(page).getByText('Rule changed: Facebook').waitFor()
  await button(dialog(page), 'Restore').click()
  await toast(page, `Version ${old} is live again.`).waitFor()
  await version(page, `version ${live + 1}`).getByText('Live now').waitFor()
  assert.equal(await fromFacebook(api, 'Two'), 'Ana')

  await button(toast(page, `Version ${old} is live again.`), 'Undo').click()
  await toast(page, `Version ${live} is live again.`).waitFor()
  assert.equal(await fromFacebook(api, 'Three'), 'Ben')
  const [{ id }] = (await api.get('/leads?q=One')).items
  const [decision] = (await api.get(`/leads/${id}/decisions`)).items
  assert.deepEqual([decision.version, decision.verified, decision.chosen.name], [old, true, 'Ana'])
})

scenario('two admins edit one rule: the second sees what the first saved', async (stage) => {
  const { world, api } = stage
  const [ana, ben, cleo] = await world.agents('Ana', 'Ben', 'Cleo')
  const rule = await give(world, ana)
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [412] })
  const edit = async (name) => {
    await button(page, name).click()
    await heading(page, 'Routing Rules').waitFor()
  }
  await edit('Facebook')
  await choose(page, dialog(page), 'Agent', 'Cleo')
  const meanwhile = await api.put(`/routing/rules/${rule.id}`, { ...facebook({ agent_id: ben.id }), name: 'Facebook and Instagram' })
  await button(dialog(page), 'Save rule').click()
  const alert = dialog(page).getByRole('alert')
  await alert.getByText(`Olga Owner saved version ${meanwhile.version} while you were editing.`).waitFor()
  await alert.getByText('Now it says: Facebook and Instagram').waitFor()
  await alert.getByText('Ben', { exact: true }).waitFor()
  assert.ok(await button(dialog(page), 'Save rule').isDisabled(), 'one of the two is chosen first')
  await button(alert, 'Keep mine').click()
  const rules = await heldBack(page, '**/api/v1/routing/rules')
  await button(dialog(page), 'Save rule').click()
  await toast(page, 'Facebook is saved.').waitFor()
  assert.equal(await fromFacebook(api, 'One'), cleo.name)

  // One's own change is no surprise, however late the rules are read again.
  await edit('Facebook')
  await dialog(page).getByLabel('Name').fill('Facebook leads')
  await button(dialog(page), 'Save rule').click()
  await toast(page, 'Facebook leads is saved.').waitFor()
  rules.come()

  await edit('Facebook leads')
  await dialog(page).getByLabel('Name').fill('Mine')
  await api.put(`/routing/rules/${rule.id}`, { ...facebook({ agent_id: ben.id }), name: 'Theirs' })
  await button(dialog(page), 'Save rule').click()
  await button(dialog(page).getByRole('alert'), 'Discard mine').click()
  await until(async () => assert.equal(await dialog(page).getByLabel('Name').inputValue(), 'Theirs'))
  assert.equal((await api.get(`/routing/rules/${rule.id}`)).name, 'Theirs')
})

scenario('a draft is kept apart, shows what it changes and what others did, and is published', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const rule = await give(world, ana)
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await button(page, 'Facebook').click()
  await choose(page, dialog(page), 'Agent', 'Ben')
  await button(dialog(page), 'Save as draft').click()
  await button(toast(page, 'Facebook is saved in the draft. Nothing of it applies yet.'), 'Open draft').click()

  await page.getByText('Rule changed: Facebook').waitFor()
  assert.match((await page.locator('#content').innerText()).replaceAll(/\s+/g, ' '), /Before When source is Facebook Ana After When source is Facebook Ben/)
  assert.equal(await fromFacebook(api, 'One'), 'Ana')
  await button(page, 'New rule').click()
  await dialog(page).getByLabel('Name').fill('Everything else')
  await button(dialog(page), 'Remove condition').click()
  await dialog(page).getByText('One agent').click()
  await choose(page, dialog(page), 'Agent', 'Ana')
  await button(dialog(page), 'Save in draft').click()
  await page.getByText('New rule: Everything else').waitFor()
  await flip(page, 'Rule Everything else is on')
  await until(async () => assert.deepEqual((await api.get('/routing/draft')).rules.map((one) => [one.name, one.enabled]), [['Facebook', true], ['Everything else', false]]))

  await api.put(`/routing/rules/${rule.id}`, { ...facebook({ agent_id: ana.id }), name: 'Facebook and Instagram' })
  await page.getByText('Rule changed: Facebook and Instagram, was Facebook').waitFor()
  await button(page, 'Publish over it').click()
  await toast(page, 'The draft is live. It applies to the next lead.').waitFor()
  await button(page, 'Draft changes').waitFor()
  assert.equal(await fromFacebook(api, 'Two'), ben.name)
  assert.deepEqual((await api.get('/routing/rules')).items.map(({ name }) => name), ['Facebook', 'Everything else'])

  await button(page, 'Draft changes').click()
  await page.getByText('Nothing is changed yet.').waitFor()
  await flip(page, 'Auto-assign incoming leads')
  await page.getByText('Auto-assign was switched off').waitFor()
  await button(page, 'Back to what is live').click()
  await page.getByText('A draft with 1 change waits, last saved by Olga Owner.').waitFor()
  await page.getByRole('switch', { name: 'Auto-assign incoming leads', checked: true }).waitFor({ state: 'attached' })
  await button(page, 'Open draft').click()
  await button(page, 'Discard draft').click()
  await button(dialog(page), 'Discard draft').click()
  await toast(page, 'The draft is discarded.').waitFor()
  assert.equal((await api.get('/routing/draft')).revision, 0)
})

scenario('two admins write one draft: a drafted rule is not overwritten unseen, and what is wrong with another is said', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const rule = await give(world, ana)
  const night = await api.post('/rotations', { name: 'Night', agents: [{ agent_id: ben.id }] })
  const page = await stage.as(world.owner, '/admin/routing-rules?draft=true', { expects: [422] })
  await button(page, 'Facebook').click()
  await choose(page, dialog(page), 'Agent', 'Ben')
  const { version: base } = await api.get('/routing')
  const theirs = { ...facebook({ agent_id: ana.id }), id: rule.id, name: 'Meta' }
  await api.put('/routing/draft', { base_version: base, auto_assign: true, otherwise: null, rules: [theirs, { name: 'At night', target: { rotation_id: night.id } }] })
  await button(dialog(page), 'Save in draft').click()
  const alert = dialog(page).getByRole('alert')
  await alert.getByText('Olga Owner saved this rule in the draft while you were editing.').waitFor()
  await alert.getByText('Now it says: Meta').waitFor()
  await button(alert, 'Keep mine').click()

  await api.delete(`/rotations/${night.id}`)
  await button(dialog(page), 'Save in draft').click()
  await dialog(page).getByText('At night: There is no such rotation.').waitFor()
  await page.keyboard.press('Escape')
  await inMenu(page, 'At night', 'Delete')
  await button(dialog(page), 'Delete rule').click()
  await until(async () => assert.deepEqual((await api.get('/routing/draft')).rules.map(({ name }) => name), ['Meta']))
  await button(page, 'Publish over it').click()
  await toast(page, 'The draft is live. It applies to the next lead.').waitFor()
  assert.equal((await api.get('/routing/rules')).items[0].name, 'Meta')
})
