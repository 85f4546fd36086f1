import assert from 'node:assert/strict'
import { bell, button, heading } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const lead = (name, agent) => ({ name, email: `${name.replace(' ', '.')}@mail.test`, source: 'website', agent_id: agent.id })

/** How many streams the server serves. */
async function streams(stage) {
  const text = await (await fetch(`${stage.world.url}/metrics`)).text()
  return Number(/^fairlead_open_streams(?:\{.*\})? (\d+)$/m.exec(text)[1])
}

/** Which tab has the connection, as the browser calls it. */
const holder = (page) => page.evaluate(async () => (await navigator.locks.query()).held.find(({ name }) => name === 'fairlead-live')?.clientId)

async function tabsOf(stage, person, n) {
  const tabs = [await stage.as(person, '/workspace')]
  for (let i = 1; i < n; i++) {
    const page = await tabs[0].context().newPage()
    await page.goto(i % 2 ? '/leads' : '/workspace')
    tabs.push(page)
  }
  for (const page of tabs) await heading(page, /Leads|My workspace/).waitFor()
  return tabs
}

scenario('eight tabs share one connection; when the one that has it is closed, the others go on', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, ...others] = await tabsOf(stage, ana, 8)
  await until(async () => assert.equal(await streams(stage), 1))
  await stage.api.lead(lead('Jo Smith', ana))
  for (const page of [first, ...others]) await bell(page, 1).waitFor()
  assert.equal(await streams(stage), 1)

  await first.close()
  // In the very moment in which nobody listens.
  await stage.api.lead(lead('Kim Blue', ana))
  const begin = Date.now()
  for (const page of others) await bell(page, 2).waitFor()
  stage.note(`seven tabs knew ${Date.now() - begin} ms after the eighth was closed`)
  await stage.api.lead(lead('Sam Green', ana))
  for (const page of others) await bell(page, 3).waitFor()
  await until(async () => assert.equal(await streams(stage), 1))
})

scenario('a tab that is put to sleep leaves the connection to another, and knows what it missed when it wakes', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, second] = await tabsOf(stage, ana, 2)
  const before = await holder(second)
  // A browser without a window puts no tab to sleep: it is only told that it will be.
  await first.evaluate(() => { document.dispatchEvent(new Event('freeze')) })
  await until(async () => assert.ok(![undefined, before].includes(await holder(second)), 'the lock is still in its hands'))
  await stage.api.lead(lead('Jo Smith', ana))
  await bell(second, 1).waitFor()
  await until(async () => assert.equal(await streams(stage), 1))
  await first.evaluate(() => { document.dispatchEvent(new Event('resume')) })
  await stage.api.lead(lead('Kim Blue', ana))
  for (const page of [first, second]) await bell(page, 2).waitFor()
  assert.equal(await streams(stage), 1)
})

scenario('a tab that no longer answers loses the connection to the one that is looked at', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, second] = await tabsOf(stage, ana, 2)
  const before = await holder(second)
  const stuck = first.evaluate(() => { const end = Date.now() + 12_000; while (Date.now() < end); })
  await until(async () => {
    await second.evaluate(() => { document.dispatchEvent(new Event('visibilitychange')) })
    assert.ok(![undefined, before].includes(await holder(second)), 'the lock is still in its hands')
  })
  await stage.api.lead(lead('Jo Smith', ana))
  await bell(second, 1).waitFor({ timeout: 3_000 })
  await stuck
  await bell(first, 1).waitFor()
  await until(async () => assert.equal(await streams(stage), 1))
  await stage.api.lead(lead('Kim Blue', ana))
  for (const page of [first, second]) await bell(page, 2).waitFor()
})

scenario('who signs out in one tab is signed out in all', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, second, third] = await tabsOf(stage, ana, 3)
  await button(third, 'My account').click()
  await third.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const page of [first, second, third]) await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
  await until(async () => assert.equal(await streams(stage), 0))
})
