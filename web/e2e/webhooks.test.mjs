import assert from 'node:assert/strict'
import { button, dialog, heading, rows, toast } from './kit/hands.mjs'
import { receiver, verified } from './kit/receiver.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const hooks = (page) => page.getByRole('list', { name: 'Webhooks' }).getByRole('listitem')
const failedTab = (page, n) => page.getByRole('tab', { name: n ? `Deliveries ${n} failed` : 'Deliveries', exact: true })

async function inMenu(page, what) {
  await button(page, /^More for /).first().click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}

/** A scenario with somebody to send to. */
function withReceiver(name, play) {
  scenario(name, async (stage) => {
    const other = await receiver()
    try {
      await play(stage, other)
    } finally {
      await other.close()
    }
  })
}

/** Adds a webhook by hand; its secret, as it is shown once. */
async function addWebhook(page, url, ...events) {
  await button(page, 'Add webhook').click()
  for (const box of await dialog(page).getByRole('checkbox').all()) await box.uncheck()
  for (const event of events) await dialog(page).getByRole('checkbox', { name: event }).check()
  await dialog(page).getByLabel('Address').fill(url)
  await button(dialog(page), 'Add webhook').click()
  const secret = await dialog(page).getByLabel('Secret', { exact: true }).inputValue()
  await page.keyboard.press('Escape') // closes nothing: it is not shown again
  await button(dialog(page), 'I have copied it').click()
  await dialog(page).waitFor({ state: 'hidden' })
  return secret
}

withReceiver('a webhook: added, told, refused, switched on, tried again, deleted', async (stage, other) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const page = await stage.as(stage.world.owner, '/admin/webhooks')
  await page.getByRole('heading', { name: 'No webhook yet' }).waitFor()

  const secret = await addWebhook(page, `${other.url}/hooks/fairlead`, 'Lead assigned')
  assert.match(secret, /^whsec_[A-Za-z0-9+/=]{40,}$/)
  await hooks(page).getByText('Lead assigned').waitFor()
  await page.reload()
  await hooks(page).waitFor()
  assert.ok(!(await page.content()).includes(secret), 'the secret is shown twice')

  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' })
  const first = verified(await other.message(1), secret)
  assert.deepEqual([first.type, first.data.lead.id, first.data.to.name], ['lead.assigned', lead.id, 'Ana'])

  await inMenu(page, 'Send test')
  await button(toast(page, 'Test sent.'), 'See deliveries').click()
  await until(async () => assert.equal(await rows(page).filter({ hasText: 'Delivered' }).count(), 2))
  assert.equal(verified(await other.message(2), secret).type, 'test')

  await page.getByRole('tab', { name: 'Webhooks' }).click()
  await inMenu(page, 'New secret')
  await button(dialog(page), 'Make a new secret').click()
  const renewed = await dialog(page).getByLabel('Secret', { exact: true }).inputValue()
  await button(dialog(page), 'I have copied it').click()
  await dialog(page).waitFor({ state: 'hidden' })
  assert.notEqual(renewed, secret)

  other.answer = () => ({ status: 410 })
  await stage.api.lead({ name: 'Kim Blue', email: 'kim@mail.test' })
  await hooks(page).getByText('Switched off', { exact: true }).waitFor()
  await hooks(page).getByText(/The receiver answered 410 Gone: it wants no more messages\./).waitFor()
  await failedTab(page, 1).click()
  await rows(page).getByText('The receiver answered 410 Gone.').waitFor()
  await rows(page).getByText('Webhook is off').waitFor()
  const refused = verified(await other.message(3), renewed)
  assert.deepEqual(verified(await other.message(3), secret), refused, 'for a day both hold')

  await page.getByRole('tab', { name: 'Webhooks' }).click()
  await button(hooks(page), 'Switch on').click()
  await toast(page, 'The webhook is on.').waitFor()
  other.answer = () => ({ status: 204 })
  await failedTab(page, 1).click()
  await button(page, 'Lead assigned').click()
  await dialog(page).getByText('HTTP 410').waitFor()
  await dialog(page).getByText('"name": "Kim Blue"').waitFor()
  assert.equal(await dialog(page).getByRole('textbox', { name: 'Message id' }).inputValue(), refused.message)
  await button(dialog(page), 'Try again').click()
  await toast(page, 'It is on its way again.').waitFor()
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor()
  assert.deepEqual(verified(await other.message(4), secret), refused)
  await page.getByRole('radiogroup', { name: 'Which deliveries' }).getByText('Delivered', { exact: true }).click()
  await until(async () => assert.equal(await rows(page).count(), 3))
  assert.equal(new URL(page.url()).search, '?show=delivered')
  await button(page, 'Lead assigned').first().click()
  await button(dialog(page), 'Send again').click()
  assert.deepEqual(verified(await other.message(5), renewed), refused, 'once more, under the same id')

  await page.getByRole('tab', { name: 'Webhooks' }).click()
  await inMenu(page, 'Delete')
  await dialog(page).getByText('Nothing is on its way to it.').waitFor()
  await button(dialog(page), 'Delete webhook').click()
  await page.getByRole('heading', { name: 'No webhook yet' }).waitFor()
  await stage.api.lead({ name: 'Lee Green', email: 'lee@mail.test' })
  assert.equal(other.messages.length, 5)
})

withReceiver('what fails while a receiver is down is tried again all at once; switching off says what is given up', async (stage, other) => {
  await stage.world.rotation('Buyers', await stage.world.agents('Ana'))
  const page = await stage.as(stage.world.owner, '/admin/webhooks')
  await addWebhook(page, `${other.url}/down`, 'Lead created', 'Lead assigned')
  other.answer = () => ({ status: 503, headers: { 'Retry-After': '3600' } })
  await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test' })
  await hooks(page).getByRole('link', { name: '2 on their way' }).click()
  await until(async () => assert.equal(await rows(page).filter({ hasText: /Tried once, next try in (59 min|1 hr)/ }).count(), 2))

  await page.getByRole('tab', { name: 'Webhooks' }).click()
  await inMenu(page, 'Switch off')
  await dialog(page).getByText('2 messages on the way are given up.').waitFor()
  await button(dialog(page), 'Switch off').click()
  await hooks(page).getByText(/Switched off by Olga Owner\./).waitFor()
  await button(hooks(page), 'Switch on').click()
  other.answer = () => ({ status: 200 })
  await failedTab(page, 2).click()
  await button(page, 'Try all 2 again').click()
  await toast(page, '2 messages are on their way again.').waitFor()
  await failedTab(page, 0).waitFor()
  await until(() => assert.equal(other.messages.length, 4))

  // A team is told in its chat, in words.
  await page.getByRole('tab', { name: 'Webhooks' }).click()
  await button(page, 'Add webhook').click()
  await dialog(page).getByLabel('Address').fill(`${other.url}/services/T0/B0/x`)
  await dialog(page).getByRole('radio', { name: 'Messages for a team’s channel' }).check()
  await button(dialog(page), 'Add webhook').click()
  await toast(page, 'The webhook is added.').waitFor()
  await hooks(page).getByText('Team channel').waitFor()
  await stage.api.lead({ name: 'Kim Blue', email: 'kim@mail.test' })
  await until(() => assert.ok(other.messages.some(({ body }) => JSON.parse(body).text?.startsWith('*Kim Blue goes to Ana*'))))
})

withReceiver('an address is refused beside its field; who may not see all leads is told what is missing', async (stage, other) => {
  const page = await stage.as(stage.world.owner, '/admin/webhooks', { expects: [422] })
  await button(page, 'Add webhook').click()
  await dialog(page).getByLabel('Address').fill('example.com')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('Write the whole address, such as https://example.com/hook.').waitFor()
  assert.equal(await dialog(page).getByLabel('Address').getAttribute('aria-invalid'), 'true')
  await dialog(page).getByLabel('Address').fill(`${other.url}/${'long/'.repeat(80)}`)
  await page.keyboard.press('Enter')
  await button(dialog(page), 'I have copied it').click()
  await hooks(page).waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'a long address breaks the layout')

  const half = await stage.world.hire('Ina', await stage.world.role('Integrator', 'integrations.manage'))
  const inas = await stage.as(half, '/admin/webhooks')
  await inas.getByRole('heading', { name: 'One permission is missing' }).waitFor()
  const [ben] = await stage.world.agents('Ben')
  const bens = await stage.as(ben, '/admin/webhooks')
  await heading(bens, /^Not found$/).waitFor()
})
