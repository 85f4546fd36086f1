import assert from 'node:assert/strict'
import { button, dialog, inMenu } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'

const aName = { label: 'Name', from: 'Old', to: 'Newer' }

/** What is changed in a drawer, besides users and rules, whose own tests see to it. */
const forms = [
  { at: '/admin/roles', read: '**/api/v1/roles', made: ({ world }) => world.role('Old', 'availability.manage'), act: 'Rename', ...aName },
  { at: '/admin/fields', read: /\/statuses\?/, made: ({ api }) => api.post('/statuses', { name: 'Old', kind: 'open', tone: 'neutral' }), ...aName },
  { at: '/admin/fields?tab=fields', read: '**/api/v1/fields', made: ({ api }) => api.post('/fields', { key: 'rooms', name: 'Old', type: 'number' }), ...aName },
  { at: '/admin/webhooks', read: '**/api/v1/webhooks', made: ({ api }) => api.post('/webhooks', { url: 'https://old.test/', format: 'events', events: ['lead.assigned'] }), label: 'Address', from: 'old.test', to: 'newer.test', typed: (host) => `https://${host}/` },
  { at: '/admin/sources/1', read: '**/api/v1/sources/1', made: ({ api }) => api.post('/sources', { kind: 'google', name: 'Old', key: 'a key of some length' }), ...aName },
]

scenario('a form that is opened right after another was saved begins with what was saved', async (stage) => {
  for (const { made } of forms) await made(stage)
  const page = await stage.as(stage.world.owner)
  for (const { at, read, act = 'Edit', label, from, to, typed = String } of forms) {
    await page.goto(at)
    await button(page, `More for ${from}`).waitFor()
    await page.route(read, (route) => (route.request().method() === 'GET' ? undefined : route.fallback())) // not read again
    await inMenu(page, from, act)
    await dialog(page).getByLabel(label, { exact: true }).fill(typed(to))
    await button(dialog(page), /^(Save|Rename)$/).click()
    await dialog(page).waitFor({ state: 'hidden' })
    await inMenu(page, to, act)
    assert.equal(await dialog(page).getByLabel(label, { exact: true }).inputValue(), typed(to), at)
    await page.unrouteAll()
  }
})
