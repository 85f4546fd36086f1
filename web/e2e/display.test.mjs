import assert from 'node:assert/strict'
import { button, row } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const headings = (page) => page.locator('thead th:not(:has(input))').allInnerTexts()
const item = (page, name) => page.getByRole('menuitemcheckbox', { name, exact: true })
const isCompact = (page) => page.locator('table[data-compact]').count()
/** Presses a key twice before anything can be drawn. */
const twice = (place, keys) => place.evaluate((node, init) => [1, 2].forEach(() => node.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }))), keys)
const shows = (page, ...wanted) => until(async () => assert.deepEqual(await headings(page), wanted))

scenario('columns, their order and density are each member’s own, on every device', async (stage) => {
  const adam = await stage.world.hire('Adam', 'admin')
  await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', value: 5000 })
  const page = await stage.as(stage.world.owner, '/leads')
  const elsewhere = await stage.as(stage.world.owner, '/leads')
  await shows(page, 'Name', 'Status', 'Source and form', 'Assigned agent', 'Tags', 'Value', 'Created')

  await button(page, 'Display').click()
  await item(page, 'Tags').click()
  await item(page, 'Source and form').click()
  await item(page, 'Compact rows').click()
  await shows(page, 'Name', 'Status', 'Assigned agent', 'Value', 'Created')
  await item(page, 'Value').focus()
  await twice(item(page, 'Value'), { key: 'ArrowUp', altKey: true })
  await shows(page, 'Name', 'Value', 'Status', 'Assigned agent', 'Created')
  await page.keyboard.press('Alt+ArrowDown') // the focus has gone along
  await shows(page, 'Name', 'Status', 'Value', 'Assigned agent', 'Created')
  await page.keyboard.press('Alt+ArrowUp')
  await shows(page, 'Name', 'Value', 'Status', 'Assigned agent', 'Created')
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Created' }).dragTo(page.getByRole('columnheader', { name: 'Status' }))
  await shows(page, 'Name', 'Value', 'Created', 'Status', 'Assigned agent')

  await shows(elsewhere, 'Name', 'Value', 'Created', 'Status', 'Assigned agent') // without a reload
  await until(async () => assert.equal(await isCompact(elsewhere), 1))
  await button(elsewhere, 'Display').click()
  await item(elsewhere, 'Tags').click()
  await shows(elsewhere, 'Name', 'Value', 'Created', 'Status', 'Assigned agent', 'Tags')
  await page.reload()
  await shows(page, 'Name', 'Value', 'Created', 'Status', 'Assigned agent', 'Tags')
  assert.equal(await isCompact(page), 1)

  const adams = await stage.as(adam, '/leads')
  await row(adams, 'Jo Smith').waitFor()
  await shows(adams, 'Name', 'Status', 'Source and form', 'Assigned agent', 'Tags', 'Value', 'Created')
})

scenario('a choice that the server refuses is taken back and said', async (stage) => {
  await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' })
  const page = await stage.as(stage.world.owner, '/leads', { expects: [503] })
  await row(page, 'Jo Smith').waitFor()
  await page.route('**/api/v1/me/preferences', (route) => (route.request().method() === 'PUT' ? route.fulfill({ status: 503, json: { status: 503, detail: 'The database is away.' } }) : route.fallback()))
  await button(page, 'Display').click()
  await item(page, 'Tags').click()
  await page.getByRole('alert').filter({ hasText: 'The database is away.' }).waitFor()
  await shows(page, 'Name', 'Status', 'Source and form', 'Assigned agent', 'Tags', 'Value', 'Created')
})
