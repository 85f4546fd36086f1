import assert from 'node:assert/strict'
import { button, dialog } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'

const result = (page) => dialog(page).getByRole('region', { name: 'What would happen' })
const says = (page, words) => result(page).getByText(words, { exact: true }).waitFor()
const verdict = (page, words) => result(page).getByRole('heading', { name: words, exact: true }).waitFor()
const input = (page, label) => dialog(page).getByLabel(label, { exact: true })
const labels = async (page) => (await dialog(page).locator('label').allInnerTexts()).map((text) => text.replace(/\s*\*$/, ''))

/** Facebook’s rich go to Ana, on Saturdays Ben has them all, the rest is shared. */
async function rules({ world, api }) {
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const buyers = await api.post('/rotations', { name: 'Buyers', agents: [{ agent_id: ana.id, weight: 1 }, { agent_id: ben.id, weight: 1 }] })
  await api.post('/routing/rules', { name: 'Saturdays', conditions: [{ field: 'arrived_weekday', operator: 'is', value: 'sat' }], target: { agent_id: ben.id } })
  await api.post('/routing/rules', { name: 'Rich', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }, { field: 'value', operator: 'gt', value: 1000 }], target: { agent_id: ana.id } })
  await api.post('/routing/rules', { name: 'Off', enabled: false, conditions: [{ field: 'company', operator: 'is', value: 'ACME' }], target: { agent_id: ana.id } })
  await api.put('/routing', { auto_assign: true, otherwise: { rotation_id: buyers.id } })
  return { ana, ben, buyers }
}

scenario('a made-up lead is tried until one knows', async (stage) => {
  const { world, api } = stage
  await rules(stage)
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [422] })
  await button(page, 'Try a lead').click()
  assert.deepEqual(await labels(page), ['Source', 'Value', 'Arrives on', 'At'], 'what the rules look at, but for the one that is off')

  await input(page, 'Source').fill('Facebook')
  await button(dialog(page), 'Try it').click()
  await verdict(page, 'Ana would get this lead')
  await says(page, 'No rule matched. Any other lead goes to Buyers.')
  await says(page, 'Rule 2, Rich: did not match, value is empty')
  await says(page, 'would get this lead')

  await input(page, 'Value').fill('5000')
  assert.equal(await result(page).count(), 0, 'what was said of another lead is gone')
  await page.keyboard.press('Enter')
  await says(page, 'Rule 2, Rich, matched: source is Facebook and value is over 1,000.')

  await input(page, 'Arrives on').fill('2027-01-02')
  await input(page, 'At').fill('10:00')
  await button(dialog(page), 'Try it').click()
  await verdict(page, 'Ben would get this lead')
  await says(page, 'Rule 1, Saturdays, matched: day of arrival is Saturday.')

  await button(dialog(page), '11 more fields').click()
  await input(page, 'E-mail').fill('jo')
  await button(dialog(page), 'Try it').click()
  await dialog(page).getByText('This is not an e-mail address. Write one such as jo@example.com, or leave it out.').waitFor()
  await input(page, 'E-mail').fill('jo@x.test')
  await input(page, 'Arrives on').fill('2036-01-02')
  await button(dialog(page), 'Try it').click()
  await dialog(page).getByText('Choose a time within a year of now.').waitFor()

  await button(dialog(page), 'Close').last().click()
  await dialog(page).waitFor({ state: 'hidden' })
  await button(page, 'Try a lead').click()
  assert.equal(await input(page, 'E-mail').inputValue(), 'jo@x.test', 'what was entered stays, in sight')
  assert.equal((await api.get('/leads')).total, 0, 'nothing is stored')
})

scenario('the draft is tried before it is live, and what stands in the way is said', async (stage) => {
  const { world, api } = stage
  const { ana, ben, buyers } = await rules(stage)
  await api.lead({ name: 'Real Person', email: 'real@x.test', source: 'website' })
  const { version } = await api.put('/routing', { auto_assign: false, otherwise: { rotation_id: buyers.id } })
  await api.put('/routing/draft', { base_version: version, auto_assign: true, otherwise: null, rules: [{ name: 'All', conditions: [{ field: 'email', operator: 'is_not_empty' }], target: { agent_id: ben.id } }] })
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await button(page, 'Try a lead').click()
  await button(dialog(page), 'Try it').click()
  await says(page, 'Auto-assign is off, so a real lead stays unassigned. This is what the rules do once it is on.')
  await verdict(page, 'Ben would get this lead')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })

  await button(page, 'Open draft').click()
  await button(page, 'Try a lead').click()
  await dialog(page).getByText('if the draft were live').waitFor()
  await button(dialog(page), 'Try it').click()
  await verdict(page, 'Nobody would get this lead')
  await says(page, 'No rule matched, and any other lead stays unassigned.')
  await input(page, 'E-mail').fill('real@x.test')
  await button(dialog(page), 'Try it').click()
  await verdict(page, 'Ben would get this lead')
  await says(page, 'Rule 1, All, matched: e-mail is not empty.')
  await result(page).getByText(/^This person has an open lead, and .*Real Person.* keeps what comes in: Ana has it\./).waitFor()
  assert.equal(ana.name, 'Ana')
})
