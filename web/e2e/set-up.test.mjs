import assert from 'node:assert/strict'
import { button, dialog, focused, heading, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { password } from './kit/world.mjs'

const phone = { width: 390, height: 844 }
const step = (page, name) => page.getByRole('list', { name: 'To begin with' }).getByRole('listitem').filter({ hasText: name })

/** Nothing stands beside the screen, and the title is whole: words that are squeezed go over many lines. */
async function fits(page, title) {
  const box = await heading(page, title).boundingBox()
  assert.ok(box.width > 60 && box.height < 60, `the title ${title} is ${Math.round(box.width)} × ${Math.round(box.height)}`)
  const tabs = page.getByRole('tablist')
  if (await tabs.count() > 0) assert.ok((await tabs.boundingBox()).height < 50, 'tabs stand in one line')
}

scenario('on a phone: the first screen of an empty workspace leads to people, and to who gets leads', async (stage) => {
  const { world, api } = stage
  const page = await stage.as(world.owner, '/', { ...phone, expects: [409] })
  await step(page, 'Say who gets new leads').getByText('Until then new leads stay unassigned.').waitFor()
  await step(page, 'Add your team').getByRole('link').click()
  await heading(page, 'Users').waitFor()

  // What is wrong is said beside its input, which has the focus.
  await button(page, 'Add user').click()
  await dialog(page).getByLabel('Name').fill('Ana')
  await dialog(page).getByLabel('Initial password').fill(password)
  await button(dialog(page), 'Add user').click()
  await dialog(page).getByText('Write an e-mail address such as ana@example.com.').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.type), 'email')
  await dialog(page).getByLabel('E-mail').fill(world.owner.email)
  await dialog(page).getByLabel('Name').focus()
  await button(dialog(page), 'Add user').click()
  await dialog(page).getByText('Somebody already signs in with this e-mail address.').waitFor()
  assert.equal(await dialog(page).getByLabel('E-mail').getAttribute('aria-invalid'), 'true')
  await dialog(page).locator('input[type=email]:focus').waitFor()
  await dialog(page).getByLabel('E-mail').fill('ana@acme.test')
  await button(dialog(page), 'Add user').click()
  await toast(page, 'Ana can sign in now.').waitFor()

  for (const [path, title] of [['/admin/routing-rules', 'Routing Rules'], ['/admin/settings', 'Settings']]) {
    await page.goto(path)
    await fits(page, title)
  }
  await page.goto('/admin/routing-rules/replay')
  await page.getByText('No lead has come in yet').waitFor()

  await api.put('/routing', { auto_assign: true, otherwise: null })
  await page.goto('/leads')
  await step(page, 'Add your team').getByText('2 people can sign in.').waitFor()
  await step(page, 'Say who gets new leads').getByRole('img', { name: 'Done' }).waitFor()
})

/** Whether the first letter of a name is in sight. */
const beginsInSight = (name) => name.evaluate((element) => {
  const range = document.createRange()
  range.setStart(element.firstChild, 0)
  range.setEnd(element.firstChild, 1)
  const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
  return letter.left >= box.left - 1 && letter.right <= box.right + 1
})

scenario('long names leave room for the rest, and end where they are cut, whichever way they are written', async (stage) => {
  const { world, api } = stage
  const long = 'Wohnungsinteressenten '.repeat(18).trim()
  const arabic = 'محمد بن عبد الله '.repeat(20).trim()
  const { id } = await api.post('/members', { name: arabic, email: 'm@acme.test', role: 'agent', password })
  const rotation = await api.post('/rotations', { name: long, agents: [{ agent_id: id }] })
  await api.post('/routing/rules', { name: long, conditions: [], target: { rotation_id: rotation.id } })

  const page = await stage.as(world.owner, '/admin/routing-rules', phone)
  const rule = page.getByRole('list', { name: 'Rules' }).getByRole('listitem').first()
  await rule.waitFor()
  assert.ok((await rule.boundingBox()).height < 200, 'a rule leaves room for others')
  await page.goto(`/admin/routing-rules?tab=rotations&rotation=${rotation.id}`)
  assert.ok((await page.getByRole('heading', { level: 2, name: long }).boundingBox()).height < 60, 'a rotation leaves room for its shares')
  await page.goto('/users')
  const name = page.getByText(arabic).first()
  await name.waitFor()
  assert.ok(await beginsInSight(name))

  const unbroken = 'W'.repeat(400)
  await api.post('/members', { name: unbroken, email: 'w@acme.test', role: 'agent', password })
  for (const open of [() => button(page, `Edit ${unbroken}`).click(), () => page.getByRole('switch', { name: `${unbroken} is active` }).press('Space')]) {
    await open()
    await dialog(page).waitFor()
    assert.ok(await dialog(page).evaluate((element) => element.scrollWidth <= element.clientWidth), 'a dialog is no wider than it is')
    assert.ok((await dialog(page).innerText()).length < 800, 'the whole name stands in the title alone')
    await button(dialog(page), 'Close').click()
    await dialog(page).waitFor({ state: 'detached' })
  }
})

scenario('who is deactivated: the rules that give to nobody else are named first, and nobody counts on them', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  for (const [name, agent] of [['VIP', ana], ['Facebook', ana], ['Google', ben]]) await api.post('/routing/rules', { name, conditions: [], target: { agent_id: agent.id } })
  await world.rotation('Buyers', [ana, ben])
  const page = await stage.as(world.owner, '/users')
  await page.getByRole('switch', { name: 'Ana is active' }).press('Space')
  await dialog(page).getByText('The rules VIP and Facebook give their leads to Ana alone. From then on they go to the next rule that matches.').waitFor()
  assert.equal(await focused(page), 'Deactivate Ana')
  await page.keyboard.press('Enter')
  await toast(page, 'Ana is inactive and signed out.').waitFor()
  await until(async () => assert.equal(await focused(page), 'Ana is active', 'the focus goes along to where the row is now'))
  await page.goto('/admin/routing-rules')
  const others = page.getByLabel('Any other lead goes to', { exact: true }).first()
  await until(async () => assert.equal(await others.inputValue(), 'Buyers, in turn (1 agent)', 'who is inactive is not counted'))
})
