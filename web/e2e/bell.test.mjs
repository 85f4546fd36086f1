import assert from 'node:assert/strict'
import { bell, button, filter, focused, heading, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { enter } from './kit/session.mjs'
import { until } from './kit/until.mjs'
import { people } from './kit/world.mjs'

const jo = { name: 'Jo Smith', email: 'jo@mail.test', source: 'website' }
const kim = { name: 'Kim Blue', email: 'kim@mail.test', source: 'website' }

const content = (page) => page.getByRole('main')
const rows = (page) => content(page).locator('li')
const line = (page, words) => rows(page).filter({ hasText: words })
const show = (page, which) => content(page).getByText(which, { exact: true }).click()
const titles = async (page) => (await content(page).locator('li a').allInnerTexts()).map((text) => text.split('\n')[0])
const sees = (page, ...wanted) => until(async () => assert.deepEqual(await titles(page), wanted))

/** Another tab of the same browser. */
async function tab(page, path) {
  const other = await page.context().newPage()
  await other.goto(path)
  await button(other, /^Notifications/).waitFor()
  return other
}

scenario('an agent reads of a lead in a toast, the bell and the list; what is marked in one tab is marked in the other', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(ana, '/workspace')
  await bell(page, 0).waitFor()
  await stage.api.lead({ ...jo, agent_id: ana.id })
  await toast(page, 'New lead: Jo Smith').waitFor()
  await bell(page, 1).click()
  await page.getByRole('link', { name: /New lead: Jo Smith/ }).waitFor()
  assert.equal(await page.title(), '(1) My workspace · Fairlead')
  await page.getByRole('link', { name: 'See all' }).click()
  await heading(page, 'Notifications').waitFor()
  await content(page).getByText('1 unread').waitFor()
  await content(page).getByRole('heading', { name: 'Today' }).waitFor()

  const other = await tab(page, '/notifications')
  await bell(other, 1).waitFor()
  await button(line(page, 'Jo Smith'), 'Mark as read: New lead: Jo Smith').click()
  for (const one of [page, other]) {
    await bell(one, 0).waitFor()
    await content(one).getByText('All read').waitFor()
  }
  await until(async () => assert.equal(await other.title(), 'Notifications · Fairlead'))
  await button(line(other, 'Jo Smith'), 'Mark as unread: New lead: Jo Smith').click()
  await bell(page, 1).waitFor()
  await toast(page, 'Jo Smith').waitFor({ state: 'hidden' })
  await stage.api.lead({ ...kim, agent_id: ana.id })
  await sees(page, 'New lead: Kim Blue', 'New lead: Jo Smith')
  await button(page, 'Mark all read').click()
  await bell(other, 0).waitFor()
})

scenario('notifications are filtered and marked by keyboard', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first] = await stage.api.leads([{ ...jo, agent_id: ana.id }, { ...kim, agent_id: ana.id }])
  await stage.api.post(`/leads/${first.id}/notes`, { text: `@[Ana](member:${ana.id}) please call` })
  const page = await stage.as(ana, '/notifications')
  const [mention, ofKim, ofJo] = ['Olga Owner mentioned you: Jo Smith', 'New lead: Kim Blue', 'New lead: Jo Smith']
  await sees(page, mention, ofKim, ofJo)
  await filter(page, 'Kind', 'Mention')
  await sees(page, mention)
  assert.ok(page.url().endsWith('?kind=mention'))
  await page.getByRole('search').getByRole('button', { name: 'Clear', exact: true }).click()

  await show(page, 'Unread (3)')
  await sees(page, mention, ofKim, ofJo)
  await content(page).getByRole('link', { name: ofKim }).focus()
  await page.keyboard.press('u')
  await sees(page, mention, ofJo)
  await until(async () => assert.match(await focused(page), /New lead: Jo Smith/, 'what takes the place of a row takes its focus'))
  await page.keyboard.press('ArrowUp')
  assert.match(await focused(page), /mentioned you/)
  await page.keyboard.press('Enter')
  await heading(page, 'Jo Smith').waitFor()
  await bell(page, 1).waitFor()
  await page.goBack()
  await sees(page, ofJo)
  await button(page, 'Mark all read').click()
  await content(page).getByText('Nothing is left to read.').waitFor()
  await button(page, 'Show all').click()
  await sees(page, mention, ofKim, ofJo)
  await content(page).getByRole('link', { name: mention }).focus()
  await page.keyboard.press('U')
  await bell(page, 1).waitFor()
})

scenario('a long list is read page by page on a phone', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.leads(people(53, { agent_id: ana.id }))
  const page = await stage.as(ana, '/notifications', { width: 390, height: 844 })
  await line(page, 'Lead 053').waitFor()
  assert.equal(await rows(page).count(), 50)
  await button(page, 'Next').click()
  await sees(page, 'New lead: Lead 003', 'New lead: Lead 002', 'New lead: Lead 001')
  await button(line(page, 'Lead 002'), /^Mark as read/).click()
  await bell(page, 52).waitFor()
  await button(page, 'Previous').click()
  await line(page, 'Lead 053').waitFor()
})

scenario('several leads at once are one toast, in one tab; what was there before is none', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.lead({ ...jo, agent_id: ana.id })
  const first = await stage.as(ana, '/workspace')
  const tabs = [first, await tab(first, '/leads'), await tab(first, '/workspace')]
  for (const page of tabs) await bell(page, 1).waitFor()
  await Promise.all(people(8, { agent_id: ana.id }).map((lead) => stage.api.lead(lead)))
  for (const page of tabs) await bell(page, 9).waitFor()
  const toasts = async () => (await Promise.all(tabs.map((page) => page.getByRole('alert').allInnerTexts()))).flat()
  const told = () => toasts().then((all) => all.reduce((sum, text) => sum + Number(/^(\d+) new leads/.exec(text)?.[1] ?? 1), 0))
  await until(async () => assert.equal(await told(), 8))
  await first.waitForTimeout(1_000) // for tabs that tell it, too
  assert.equal(await told(), 8, 'in one tab')
  assert.ok((await toasts()).length <= 3, 'one by one')
  assert.ok((await toasts()).every((text) => !text.includes('Jo Smith')), 'old news')
})

scenario('the bell rings once for all tabs, where somebody wants it, and the icon of the app counts', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const first = await stage.window({ expects: [401] })
  let rung = 0
  const badges = []
  await first.context().exposeFunction('noteTone', () => { rung += 1 })
  await first.context().exposeFunction('noteBadge', (n) => { badges.push(n) })
  await first.context().addInitScript(() => {
    const make = AudioContext.prototype.createGain
    AudioContext.prototype.createGain = function gain() { globalThis.noteTone(); return make.call(this) }
    navigator.setAppBadge = (n) => globalThis.noteBadge(n)
  })
  await enter(first, ana)
  await first.goto('/workspace')
  const tabs = [first, await tab(first, '/workspace'), await tab(first, '/leads')]
  for (const page of tabs) await heading(page, /Leads|My workspace/).click()

  await stage.api.lead({ ...jo, agent_id: ana.id })
  for (const page of tabs) await bell(page, 1).waitFor()
  assert.equal(rung, 0, 'nobody asked for it')
  await until(() => assert.equal(badges.at(-1), 1))

  await bell(first, 1).click()
  await first.getByRole('switch', { name: 'Sound on this device' }).press('Space')
  const aTone = await until(() => { assert.ok(rung > 0); return rung })
  await first.keyboard.press('Escape')
  await stage.api.lead({ ...kim, agent_id: ana.id })
  await until(() => assert.equal(rung, 2 * aTone))
  for (const page of tabs) await bell(page, 2).waitFor()
  await first.waitForTimeout(1_000) // for tabs that ring, too
  assert.equal(rung, 2 * aTone, 'once for all')

  await tabs[2].reload()
  await bell(tabs[2], 2).click()
  assert.ok(await tabs[2].getByRole('switch', { name: 'Sound on this device' }).isChecked(), 'kept on this device')
})
