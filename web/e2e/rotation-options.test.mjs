import assert from 'node:assert/strict'
import { button, choose, dialog, inMenu, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const screenOf = ({ id }) => `/admin/routing-rules?tab=rotations&rotation=${id}`

/** A rotation as the server keeps it, without ids and rules. */
async function stored(api, { id }) {
  const { name, strategy, honours, hold, count_manual, agents } = (await api.get('/rotations')).items.find((one) => one.id === id)
  return { name, strategy, honours, hold, count_manual, agents: agents.map(({ name: who, weight, excluded, cap_day, cap_week, max_open }) => [who, weight, excluded, cap_day, cap_week, max_open]) }
}

/** Ticks what is saved at once: it shows so as soon as the page is drawn anew. */
async function tick(box) {
  await box.click()
  await until(async () => assert.ok(await box.isChecked()))
}

/** Types a figure into an agent's field and leaves it. */
async function figure(page, label, value) {
  await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel(label, { exact: true }).press('Enter')
}

scenario('how a rotation gives leads and its limits are set, and nothing is lost by other changes', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben', 'Cleo')
  const buyers = await world.rotation('Buyers', [ana, ben])
  const page = await stage.as(world.owner, screenOf(buyers))

  await page.getByRole('radio', { name: 'Fewest open first' }).click()
  await dialog(page).getByText('Everybody in Buyers starts even').waitFor()
  await button(dialog(page), 'Change to Fewest open first').click()
  await toast(page, 'Buyers gives leads to the fewest open first now.').waitFor()
  for (const who of ['on leave', 'paused', 'outside their working hours']) {
    await tick(page.getByRole('checkbox', { name: who, exact: true }))
    await toast(page, `People who are ${who} are skipped.`).waitFor()
  }
  await tick(page.getByRole('radio', { name: 'Hold them until hours begin' }))
  await toast(page, 'Leads wait while everybody is outside their hours.').waitFor()
  await button(page, 'More options of how it gives leads').click()
  await tick(page.getByRole('checkbox', { name: 'Count leads assigned by hand' }))
  await toast(page, 'Leads assigned by hand count as a turn.').waitFor()

  await button(page, 'More options').click()
  await figure(page, 'Weight of Ben', '2')
  await toast(page, 'Ben counts for 2 now.').waitFor()
  await figure(page, 'Most leads a day for Ana', '10')
  await toast(page, 'Ana: at most 10 a day.').waitFor()
  await figure(page, 'Most leads a week for Ana', '40')
  await toast(page, 'Ana: at most 40 a week.').waitFor()
  await figure(page, 'Most open leads for Ana', '25')
  await toast(page, 'Ana: at most 25 open.').waitFor()
  await page.getByText('0 of 10 today').waitFor()
  const all = {
    name: 'Buyers', strategy: 'least_open', honours: { leave: true, pause: true, hours: true }, hold: true, count_manual: true,
    agents: [['Ana', 1, false, 10, 40, 25], ['Ben', 2, false, null, null, null]],
  }
  assert.deepEqual(await stored(api, buyers), all)

  await inMenu(page, 'Buyers', 'Rename')
  await dialog(page).getByLabel('Name').fill('Home buyers')
  await button(dialog(page), 'Save').click()
  await toast(page, 'Renamed.').waitFor()
  assert.deepEqual(await stored(api, buyers), { ...all, name: 'Home buyers' })
  await choose(page, page, 'Add an agent', 'Cleo')
  await toast(page, 'Cleo is in.').waitFor()
  assert.deepEqual((await stored(api, buyers)).agents.at(-1), ['Cleo', 1, false, null, null, null])

  await figure(page, 'Most leads a day for Ana', '')
  await toast(page, 'Ana: no limit a day.').waitFor()
  await page.getByRole('checkbox', { name: 'outside their working hours' }).uncheck()
  await toast(page, 'People who are outside their working hours get leads, too.').waitFor()
  const last = await stored(api, buyers)
  assert.deepEqual([last.hold, last.honours.hours, last.agents[0]], [false, false, ['Ana', 1, false, null, 40, 25]])

  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('Rotation Home buyers: Ana gets no limit a day (before: at most 10 a day)').waitFor()
})

scenario('who got how many is drawn, and stands in a table', async (stage) => {
  const { world, api } = stage
  const buyers = await world.rotation('Buyers', await world.agents('Ana', 'Ben'))
  const page = await stage.as(world.owner, screenOf(buyers))
  await page.getByText('Nothing given yet').waitFor()

  await api.leads(people(5))
  const figures = page.getByRole('figure', { name: 'Who got how many' })
  await until(async () => assert.equal(await figures.count(), 1))
  await figures.getByText('Figures as a table').click()
  const rows = figures.getByRole('table').getByRole('row')
  await until(async () => assert.deepEqual(await rows.nth(1).locator('th, td').allTextContents(), ['In all', '3', '2', '5']))
  assert.deepEqual(await rows.nth(0).locator('th').allTextContents(), ['Day', 'Ana', 'Ben', 'In all'])
  assert.deepEqual((await rows.nth(2).locator('td').allTextContents()), ['3', '2', '5'])
  assert.equal(await rows.count(), 32)
  await page.getByText('7 days', { exact: true }).click()
  await until(async () => assert.equal(await rows.count(), 9))
})

scenario('a rule for one agent keeps what happens while they are away; rules of one rotation name each other', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const buyers = await world.rotation('Buyers', [ben])
  const rule = (name, target) => api.post('/routing/rules', { name, conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target })
  await rule('VIP', { agent_id: ana.id })
  await rule('Facebook', { rotation_id: buyers.id })
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await page.getByText('Shares its turn with any other lead').waitFor()

  await button(page, 'VIP').click()
  await dialog(page).getByRole('radiogroup', { name: 'While Ana is away' }).getByText('Ask the next rule').click()
  await button(dialog(page), 'Save rule').click()
  await toast(page, 'VIP is saved. It applies to the next lead.').waitFor()
  await page.getByText('while away: the next rule').waitFor()
  const away = async () => Object.fromEntries((await api.get('/routing/rules')).items.map((one) => [one.name, one.away]))
  assert.deepEqual(await away(), { VIP: 'next', Facebook: 'wait' })

  await page.getByRole('switch', { name: 'Rule VIP is on' }).press('Space')
  await toast(page, 'VIP is off.').waitFor()
  await inMenu(page, 'VIP', 'Duplicate')
  await toast(page, 'Duplicated.').waitFor()
  assert.deepEqual(await away(), { VIP: 'next', 'Copy of VIP': 'next', Facebook: 'wait' })
})

scenario('a new rotation skips who is away', async (stage) => {
  const { world, api } = stage
  await world.agents('Ana')
  const page = await stage.as(world.owner, '/admin/routing-rules?tab=rotations')
  await button(page, 'New rotation').click()
  await dialog(page).getByLabel('Name').fill('Buyers')
  await dialog(page).getByRole('checkbox', { name: 'Ana' }).check()
  await button(dialog(page), 'Save').click()
  await toast(page, 'Buyers is ready.').waitFor()
  const made = (await api.get('/rotations')).items.find(({ name }) => name === 'Buyers')
  assert.deepEqual(await stored(api, made), { name: 'Buyers', strategy: 'round_robin', honours: { leave: true, pause: true, hours: false }, hold: false, count_manual: false, agents: [['Ana', 1, false, null, null, null]] })
})

const out = async (api, { id }) => Object.fromEntries((await api.get('/rotations')).items.find((one) => one.id === id).agents.map(({ name, excluded, excluded_until }) => [name, excluded || excluded_until]))
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

scenario('an agent is taken out of the turn until a day, and put back', async (stage) => {
  const { world, api } = stage
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const buyers = await world.rotation('Buyers', [ana, ben])
  await api.post('/routing/rules', { name: 'All', conditions: [], target: { rotation_id: buyers.id } })
  const page = await stage.as(world.owner, screenOf(buyers))
  const row = page.getByRole('listitem').filter({ has: page.getByRole('switch', { name: 'Ana gets leads' }) })
  const opened = async (item) => {
    await button(page, 'More for Ana').click()
    await page.getByRole('menuitem', { name: item }).click()
    await dialog(page).waitFor()
  }
  const { zone } = (await api.get('/me')).workspace
  const dayThere = (text) => new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(text))

  await opened('Take out until…')
  await dialog(page).getByLabel('Back on').fill(day(-2))
  await dialog(page).getByText('Choose a time that is still to come.').waitFor()
  assert.equal(await button(dialog(page), 'Take out').isDisabled(), true)
  await dialog(page).getByLabel('Back on').fill(day(9))
  await button(dialog(page), /^Take out until /).click()
  await row.getByText(/^taken out until /).waitFor()
  assert.equal(await row.getByRole('switch').isChecked(), false)
  const first = await out(api, buyers)
  assert.equal(first.Ben, null)
  assert.equal(dayThere(first.Ana), `${day(9)} 00:00`)

  await opened('Change when they are back…')
  await dialog(page).getByLabel('From (optional)').fill('10:30')
  await button(dialog(page), /^Take out until .*10:30/).click()
  await until(async () => assert.equal(dayThere((await out(api, buyers)).Ana), `${day(9)} 10:30`))
  await button(toast(page, /^Ana is out of the turn until .*10:30/), 'Undo').click()
  await toast(page, 'The turn of Ana is as it was.').waitFor()
  assert.deepEqual(await out(api, buyers), first)

  await row.getByRole('switch').press('Space')
  await toast(page, 'Ana is back in the turn.').waitFor()
  assert.deepEqual(await out(api, buyers), { Ana: null, Ben: null })
  await row.getByText(/^taken out until /).waitFor({ state: 'hidden' })

  await page.goto('/admin/routing-rules')
  await button(page, 'All').click()
  await button(page, 'Take Ben out until…').click()
  const ask = page.getByRole('dialog', { name: 'Take Ben out of the turn' })
  await page.keyboard.press('Escape')
  await ask.waitFor({ state: 'hidden' })
  await button(page, 'Take Ben out until…').click()
  await button(ask, /^Take out until /).click()
  await page.getByRole('dialog', { name: 'Edit rule' }).getByText('taken out until tomorrow').waitFor()

  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText(/^Rotation Buyers: Ana is out of the turn until /).first().waitFor()
  await page.getByText('Rotation Buyers: Ana is back in the turn').waitFor()
})
