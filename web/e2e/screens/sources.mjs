// The demo has no source, since nobody sends it anything. Here somebody does.
import assert from 'node:assert/strict'
import { appSecret, graph, token } from '../kit/graph.mjs'
import { sendMail } from '../kit/mail.mjs'
import { until } from '../kit/until.mjs'

const key = 'a key that nobody guesses'
const people = ['Priya Shah', 'Tom Okafor', 'Elena Rossi', 'Wei Zhang', 'Amélie Dubois-Fontaine de la Rochefoucauld', 'Ola Nordmann']

/** A source that was sent leads of two forms, a test, what it does not take, and what could not be taken in. */
export async function fillSources(api, mails) {
  const { id, hook_url: url } = await api.post('/sources', { kind: 'google', name: 'Search ads', key })
  await api.post('/sources', { kind: 'google', name: 'Display and video campaigns, spring and summer, whole of the north-west', key })
  const send = (lead) => fetch(url, { method: 'POST', body: JSON.stringify({ api_version: '1.0', google_key: key, form_id: 40_000_000_001, ...lead }) })
  const answers = (values) => Object.entries(values).map(([column_id, string_value]) => ({ column_id, string_value }))
  await send({ lead_id: 'test', is_test: true, user_column_data: answers({ FULL_NAME: 'FirstName LastName' }) })
  for (const [i, name] of people.entries()) {
    await send({ lead_id: `lead-${i}`, form_id: 40_000_000_001 + (i % 2), user_column_data: answers({ FULL_NAME: name, EMAIL: `google${i}@mail.example`, 'When do you want to move?': 'this summer' }) })
  }
  await send({ lead_id: 'lead-0', user_column_data: [] })
  await send({ lead_id: 'forged', google_key: 'guessed' })
  await send({ lead_id: 'many', form_id: 7, user_column_data: Array.from({ length: 250 }, (_, i) => ({ column_id: `q${i}`, string_value: 'x' })) })
  await until(async () => {
    const { items } = await api.get(`/sources/${id}/arrivals`)
    assert.ok(items.length === people.length + 4 && items.every(({ leads }) => leads.every(({ state }) => state !== 'due')))
  })
  await fillFacebook(api)
  await fillWebsite(api)
  await fillMail(api, mails)
  return id
}

/** A page of Facebook's that was connected, until its token expired. */
async function fillFacebook(api) {
  const meta = await graph()
  const { id, hook_url: url } = await api.post('/sources', { kind: 'meta', name: 'Harbour Homes on Facebook', app_secret: appSecret, verify_token: 'a token to verify', page_token: token, graph_url: meta.url })
  const is = (check) => until(async () => assert.ok(check(await api.get(`/sources/${id}`))))
  await is(({ pages }) => pages.length === 1)
  for (const [i, name] of people.entries()) {
    meta.lead(`${555_000 + i}`, { full_name: name, email: `facebook${i}@mail.example` })
    await meta.notify(url, `${555_000 + i}`)
  }
  await is(({ due }) => due === 0)
  meta.expired = true
  await meta.notify(url, '555999')
  await is(({ problem }) => problem !== null)
  await meta.close()
}

/** A website form that asks for something of every kind, with what visitors, a robot and a stranger have sent. */
async function fillWebsite(api) {
  const fields = (await api.get('/fields')).items
  const { hook_url: url } = await api.post('/sources', { kind: 'form', name: 'Home valuation', form: {
    title: 'What is your home worth?', button: 'Ask for a valuation', thanks: 'We will look at your home and call you within a day.', origins: ['https://harbourlane.example'], show_agent: true,
    consent: 'I agree that Harbour Lane keeps what I have written here to answer me, as its [privacy policy](https://harbourlane.example/privacy) says.',
    questions: [
      { key: 'name', label: 'Name', required: true }, { key: 'email', label: 'E-mail', required: true }, { key: 'phone', label: 'Phone, if we may call you', required: false },
      ...fields.map((field) => ({ key: `fields.${field.key}`, label: field.name, required: false })), { key: 'message', label: 'Anything else', required: false },
    ],
  } })
  const post = (body, headers = {}) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })
  for (const [i, name] of people.entries()) {
    const { status } = await post({ name, email: `website${i}@mail.example`, message: 'This summer', page: 'https://harbourlane.example/sell?utm_campaign=spring' })
    assert.equal(status, 201)
  }
  await post({ name: 'Cheap pills', email: 'robot@spam.example', fl_website: 'https://spam.example' })
  await post({ fl_from: 'page', name: 'No address' })
  await post({ name: 'From elsewhere' }, { Origin: 'https://copycat.example' })
}

/** A portal that sends mails, of which some are no leads. */
async function fillMail(api, mails) {
  const { id, address: to } = await api.post('/sources', {
    kind: 'mail', name: 'Property portal', senders: 'portal.example',
    template: 'You have a new enquiry about {fields.home}.\n\nName: {name}\nE-mail: {email}\nPhone: {phone}\nMessage:\n{message}\n--\nProperty Portal Ltd',
  })
  const send = (from, mail) => sendMail(mails, { from, to, mail: `From: Property Portal <${from}>\nSubject: New enquiry\n${mail}` })
  for (const [i, name] of people.entries()) {
    const mail = `Message-ID: <${i}@portal.example>\n\nYou have a new enquiry about Sea View ${i}.\n\nName: ${name}\nE-mail: portal${i}@mail.example\nPhone: +44 20 7946 09${10 + i}\nMessage:\nIs it still free?\nI could come on Saturday.\n\n-- \nProperty Portal Ltd`
    assert.equal(await send('no-reply@portal.example', mail), 250)
  }
  await send('out@portal.example', 'Auto-Submitted: auto-replied\n\nI am away until Monday.')
  await send('pills@spam.example', '\nCheap pills')
  await until(async () => assert.equal((await api.get(`/sources/${id}`)).due, 0))
}
