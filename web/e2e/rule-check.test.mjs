import assert from 'node:assert/strict'
import { button, dialog, inMenu, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const facebook = { field: 'source', operator: 'is', value: 'facebook' }
const vip = { field: 'tag', operator: 'is', value: 'vip' }
const found = (page, about) => page.getByRole('list', { name: `What the check found about ${about}` })
const check = (page, says) => button(page, `Check the rules: ${says}`)

scenario('a rule that no lead reaches is flagged before the draft is published; mended, it is not', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  await api.put('/routing', { auto_assign: true, otherwise: null })
  await api.post('/routing/rules', { name: 'Facebook', conditions: [facebook], target: { agent_id: ana.id } })

  const page = await stage.as(world.owner, '/admin/routing-rules')
  await check(page, 'No problems found.').click()
  await dialog(page).getByText('No problems found.').waitFor()
  await page.keyboard.press('Escape')

  const { base_version, rules: [first] } = await api.get('/routing/draft')
  await api.put('/routing/draft', { base_version, auto_assign: true, otherwise: null, rules: [
    { id: first.id, name: 'Facebook', conditions: [facebook], target: { agent_id: ana.id } },
    { name: 'VIP', conditions: [facebook, vip], target: { agent_id: ben.id } },
  ] })
  await button(page, 'Open draft').click()
  await found(page, 'VIP').getByText('Never reached: Facebook, above, takes every lead that would match.').waitFor()
  await page.getByText('The check found 1 problem in the draft. It can be published all the same.').waitFor()
  await button(page, 'Publish').click()
  await toast(page, 'The draft is live. It applies to the next lead.').waitFor()

  // Live now, it is named at its place and in the list, from where its rule is opened.
  await found(page, 'VIP').getByText('Never reached').waitFor()
  assert.equal(await found(page, 'Facebook').count(), 0)
  await check(page, '1 problem').click()
  await dialog(page).getByRole('listitem').filter({ hasText: 'VIP' }).getByText('Never reached').waitFor()
  await button(dialog(page), 'VIP').click()
  await dialog(page).getByRole('heading', { name: 'Edit rule' }).waitFor()
  await page.keyboard.press('Escape')

  // What is the same of several is said once.
  const more = []
  for (const name of ['Two', 'Three', 'Four']) more.push(await api.post('/routing/rules', { name, conditions: [facebook, vip], target: { agent_id: ben.id } }))
  await check(page, '4 problems').click()
  await dialog(page).getByText('and 1 more rule').waitFor()
  assert.equal(await dialog(page).getByText('Never reached').count(), 1)
  await page.keyboard.press('Escape')
  for (const { id } of more) await api.delete(`/routing/rules/${id}`)
  await check(page, '1 problem').waitFor() // else the next change is one of rules that are not these any more

  // The exception goes first: all is well.
  await inMenu(page, 'VIP', 'Move up')
  await check(page, 'No problems found.').waitFor()
  await found(page, 'VIP').waitFor({ state: 'detached' })
})

scenario('who leaves the rotation of a rule leaves it to nobody: it is told at the rule and at the rotation, as it happens', async (stage) => {
  const { world, api } = stage
  const [ana] = await world.agents('Ana')
  const buyers = await world.rotation('Buyers', [ana])
  await api.put('/routing', { auto_assign: true, otherwise: null })
  await api.post('/routing/rules', { name: 'Facebook', conditions: [facebook], target: { rotation_id: buyers.id } })

  const page = await stage.as(world.owner, '/admin/routing-rules')
  await check(page, 'No problems found.').waitFor()
  await api.patch(`/members/${ana.id}`, { active: false })
  const says = 'Nobody in Buyers gets leads: everyone is deactivated, taken out or has weight 0. Its leads wait.'
  await found(page, 'Facebook').getByText(says).waitFor()

  await page.getByRole('tab', { name: 'Rotations' }).click()
  await page.getByRole('link', { name: 'Buyers' }).getByText('1 problem').click()
  await found(page, 'Buyers').getByText(says).waitFor()
  await api.patch(`/members/${ana.id}`, { active: true })
  await found(page, 'Buyers').waitFor({ state: 'detached' })
  await until(async () => (await page.getByRole('link', { name: 'Buyers' }).getByText('1 problem').count()) === 0)
})
