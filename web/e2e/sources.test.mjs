import assert from 'node:assert/strict'
import { appSecret, graph, token } from './kit/graph.mjs'
import { button, dialog, inMenu, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const key = 'a key that nobody guesses'

/** A lead as Google sends it. */
function googleLead(id, answers = {}, more = {}) {
  const columns = { FULL_NAME: 'Zoë Ångström', EMAIL: `${id}@mail.test`, 'Budget?': '500000', ...answers }
  return {
    lead_id: id, api_version: '1.0', form_id: 40_000_000_001, campaign_id: 10_000_000_001, google_key: key,
    user_column_data: Object.entries(columns).map(([column_id, string_value]) => ({ column_id, string_value })), ...more,
  }
}

async function send(url, lead) {
  const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(lead) })
  return { status: answer.status, body: await answer.json() }
}

/** Chooses what kind of source to add. */
async function choose(page, kind) {
  await button(page, 'Add source').click()
  await page.getByRole('menuitem', { name: kind }).click()
}

const outcome = (page, n) => rows(page).nth(n)

scenario('Google’s lead forms: connected, tried, taken in, put where they belong, deleted', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  // 404: a source that is deleted may be asked for once more before its page is left.
  const page = await stage.as(stage.world.owner, '/admin/sources', { expects: [404] })
  await page.getByRole('heading', { name: 'No source yet' }).waitFor()

  await choose(page, 'Google lead forms')
  await button(dialog(page), 'Add source').click()
  await dialog(page).getByText('Enter a key, or have one made up.').waitFor()
  await dialog(page).getByLabel('Name').fill('Search ads')
  await button(dialog(page), 'Make one up').click()
  assert.match(await dialog(page).getByLabel('Key').inputValue(), /^[a-z2-9]{25}$/)
  await dialog(page).getByLabel('Key').fill(key)
  await button(dialog(page), 'Add source').click()
  await page.getByRole('heading', { name: 'Search ads', level: 1 }).waitFor()
  await page.getByText('Nothing has come yet').waitFor()
  const url = await page.getByLabel('Webhook URL', { exact: true }).inputValue()

  assert.deepEqual(await send(url, googleLead('t1', {}, { is_test: true })), { status: 200, body: {} })
  await outcome(page, 0).getByText('Test').waitFor()
  assert.equal((await send(url, googleLead('x1', {}, { google_key: 'wrong' }))).status, 401)
  await outcome(page, 0).getByText('Refused').waitFor()
  await outcome(page, 0).getByText('The key (google_key) is not the one of this source.').waitFor()

  await send(url, googleLead('l1'))
  await outcome(page, 0).getByText('Taken in').waitFor()
  await send(url, googleLead('l1'))
  await outcome(page, 0).getByText('Sent again').waitFor()
  const { items: [first] } = await stage.api.get('/leads')
  assert.deepEqual([first.name, first.form, first.assigned_agent.name, first.fields['budget']], ['Zoë Ångström', 'Form 40000000001', 'Ana', '500000'])

  await button(page, 'Edit Form 40000000001').click()
  await dialog(page).getByLabel('Name', { exact: true }).fill('Flats in town')
  await dialog(page).getByRole('combobox', { name: 'Budget? goes to' }).click()
  await page.getByRole('option', { name: 'Value', exact: true }).click()
  await button(dialog(page), 'Save').click()
  await toast(page, 'The form is saved.').waitFor()
  await page.getByRole('list', { name: 'Forms' }).getByText('Flats in town').waitFor()
  await send(url, googleLead('l2', { EMAIL: 'two@mail.test' }))
  await outcome(page, 0).getByText('Taken in').waitFor()
  const { items: [second] } = await stage.api.get('/leads')
  assert.deepEqual([second.form, second.value], ['Flats in town', 500_000])

  await outcome(page, 0).getByRole('button').first().click()
  await dialog(page).getByText('two@mail.test').waitFor()
  assert.ok(!(await page.content()).includes(key), 'the key is shown')
  await page.keyboard.press('Escape')

  await outcome(page, 0).getByRole('link', { name: 'Zoë Ångström' }).click()
  await page.getByRole('heading', { name: 'Zoë Ångström', level: 1 }).waitFor()
  await page.goBack()

  await send(url, { lead_id: 'many', google_key: key, user_column_data: Array.from({ length: 250 }, (_, i) => ({ column_id: `q${i}`, string_value: 'x' })) })
  await outcome(page, 0).getByText('Not taken in').waitFor()
  await button(outcome(page, 0), /^Replay/).click()
  await toast(page, 'It is taken in once more.').waitFor()

  await inMenu(page, 'Search ads', 'Edit')
  await dialog(page).getByLabel('Key').fill('another key')
  await button(dialog(page), 'Save').click()
  await toast(page, 'The source is saved.').waitFor()
  assert.equal((await send(url, googleLead('l3'))).status, 401)

  await inMenu(page, 'Search ads', 'Delete')
  await button(dialog(page), 'Delete source').click()
  await page.getByRole('heading', { name: 'No source yet' }).waitFor()
  assert.equal((await send(url, googleLead('l4'))).status, 404)
  await until(async () => assert.equal((await stage.api.get('/leads')).total, 2))
})

scenario('Facebook’s Lead Ads: connected, tried, taken in, asked for, reconnected', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  const meta = await graph()
  try {
    const page = await stage.as(stage.world.owner, '/admin/sources', { expects: [422] })
    await choose(page, 'Facebook Lead Ads')
    await button(dialog(page), 'Add source').click()
    await dialog(page).getByText('Give the source a name.').waitFor()
    await dialog(page).getByLabel('Name').fill('Our page')
    await dialog(page).getByLabel('App secret').fill(appSecret)
    await dialog(page).getByLabel('Access token').fill(token)
    const verify = await dialog(page).getByLabel('Verify token').inputValue()
    assert.match(verify, /^[a-z2-9]{25}$/)
    await dialog(page).getByLabel('Pages').fill('our page')
    await button(dialog(page), 'Add source').click()
    await dialog(page).getByText('Write the ids of pages').waitFor()
    await page.keyboard.press('Escape')

    // To this Graph API and not to Facebook's, which only the API can say.
    const { id } = await stage.api.post('/sources', { kind: 'meta', name: 'Our page', app_secret: appSecret, verify_token: 'verify me', page_token: token, graph_url: meta.url })
    await page.getByRole('link', { name: 'Our page' }).click()
    const pages = page.getByRole('list', { name: 'Pages' })
    await pages.getByText('Harbour Homes').waitFor()
    await pages.getByText('Sends leads').waitFor()
    await page.getByRole('list', { name: 'Forms' }).getByText('Home valuation').waitFor()
    const hook = await page.getByLabel('Callback URL', { exact: true }).inputValue()
    const handshake = (verifyToken) => fetch(`${hook}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(verifyToken)}`)
    assert.equal(await (await handshake(await page.getByLabel('Verify token', { exact: true }).inputValue())).text(), '1158201444')
    assert.equal((await handshake('guessed')).status, 403)
    await outcome(page, 0).getByText('The verify token').waitFor()

    meta.lead('55459717045641545', { full_name: 'Zoë Ångström', email: 'zoe@mail.test' })
    assert.equal(await meta.notify(hook, '55459717045641545', 'another secret'), 403)
    assert.equal(await meta.notify(hook, '55459717045641545'), 200)
    await outcome(page, 0).getByText('Taken in').waitFor()
    await outcome(page, 0).getByRole('link', { name: 'Zoë Ångström' }).waitFor()
    const { items: [lead] } = await stage.api.get('/leads')
    assert.deepEqual([lead.email, lead.source, lead.form, lead.assigned_agent.name], ['zoe@mail.test', 'facebook', 'Home valuation', 'Ana'])

    meta.lead('55459717045641546', { full_name: 'Never Sent', email: 'never@mail.test' })
    await button(page, 'Check now').click()
    await toast(page, 'Facebook is asked for missed leads.').waitFor()
    await outcome(page, 0).getByRole('link', { name: 'Never Sent' }).waitFor()

    meta.expired = true
    meta.lead('55459717045641547', { full_name: 'Waits', email: 'waits@mail.test' })
    assert.equal(await meta.notify(hook, '55459717045641547'), 200)
    await page.getByText(/^Reconnect needed: /).first().waitFor()
    await outcome(page, 0).getByText('On its way in').waitFor()
    meta.expired = false
    await inMenu(page, 'Our page', 'Edit')
    assert.equal(await dialog(page).getByLabel('App secret').inputValue(), '')
    await dialog(page).getByLabel('Access token').fill(token)
    await dialog(page).getByLabel('Pages').fill('51')
    await button(dialog(page), 'Save').click()
    await toast(page, 'The source is saved.').waitFor()
    await outcome(page, 0).getByRole('link', { name: 'Waits' }).waitFor()
    await page.getByText(/^Reconnect needed: /).waitFor({ state: 'detached' })
    const shown = await page.content()
    assert.ok(!shown.includes(appSecret) && !shown.includes(token), 'a secret is shown')
    assert.equal((await stage.api.get(`/sources/${id}`)).settings.page_ids, '51')
  } finally {
    await meta.close()
  }
})

scenario('who may not see all leads looks after no sources', async (stage) => {
  const role = await stage.world.role('Plumber', 'integrations.manage')
  const page = await stage.as(await stage.world.hire('Pat', role), '/admin/sources')
  await page.getByRole('heading', { name: 'One permission is missing' }).waitFor()
  const [ana] = await stage.world.agents('Ana')
  const agents = await stage.as(ana, '/admin/sources')
  await agents.getByRole('heading', { name: 'This page does not exist' }).waitFor()
})
