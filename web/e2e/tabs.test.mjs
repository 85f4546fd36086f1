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

scenario('a tab that the browser puts to sleep leaves the connection to another', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, second] = await tabsOf(stage, ana, 2)
  const devtools = await first.context().newCDPSession(first)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await stage.api.lead(lead('Jo Smith', ana))
  await bell(second, 1).waitFor()
  await until(async () => assert.equal(await streams(stage), 1))
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await bell(first, 1).waitFor()
  await stage.api.lead(lead('Kim Blue', ana))
  for (const page of [first, second]) await bell(page, 2).waitFor()
  assert.equal(await streams(stage), 1)
})

scenario('who signs out in one tab is signed out in all', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const [first, second, third] = await tabsOf(stage, ana, 3)
  await button(third, 'My account').click()
  await third.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const page of [first, second, third]) await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
  await until(async () => assert.equal(await streams(stage), 0))
})
