import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { contextOptions } from './kit/chromium.mjs'
import { button, dialog, flip, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'

/** Somebody else's website, of one page. */
async function elsewhere(html) {
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>Elsewhere</title>${html}`))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

const newest = async (stage) => (await stage.api.get('/leads')).items[0]

scenario('a website form: made, filled in on a phone, pasted into another website', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.world.rotation('Buyers', [ana])
  await stage.api.post('/fields', { name: 'Home', type: 'choice', choices: ['Flat', 'House'] })
  const page = await stage.as(stage.world.owner, '/admin/sources', { expects: [422] })
  await button(page, 'Add source').click()
  await page.getByRole('menuitem', { name: 'Website form' }).click()
  await button(dialog(page), 'Add source').click()
  await dialog(page).getByText('Give the source a name.').waitFor()
  await dialog(page).getByLabel('Name', { exact: true }).fill('Contact us')
  await button(dialog(page), 'Add question').click()
  await page.getByRole('menuitem', { name: 'Home', exact: true }).click()
  await dialog(page).getByLabel('Question for Home').fill('What do you look for?')
  await dialog(page).getByLabel('Home is required').check()
  await button(dialog(page), 'More for Home').click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await button(dialog(page), 'More for Phone').click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await dialog(page).getByLabel('Consent').fill('I agree to the [privacy policy](https://acme.test/privacy).')
  await dialog(page).getByLabel('Page to go to instead').fill('acme.test')
  await flip(dialog(page), 'Tell visitors who has their lead')
  await button(dialog(page), 'Add source').click()
  await dialog(page).getByText('Write an address such as https://example.com/thanks.').waitFor()
  await dialog(page).getByLabel('Page to go to instead').fill('')
  await button(dialog(page), 'Add source').click()
  await page.getByRole('heading', { name: 'Contact us', level: 1 }).waitFor()
  const address = await page.getByLabel('Address of the form', { exact: true }).inputValue()

  const visitor = await stage.window({ width: 390, height: 844, expects: [422] })
  await visitor.goto(`${address}?utm_source=mail&utm_campaign=spring`)
  assert.deepEqual(await visitor.locator('label').allInnerTexts().then((all) => all.slice(0, 4)), ['Name *', 'E-mail *', 'What do you look for? *', 'Message'])
  await visitor.getByLabel('Name').fill(' ')
  await visitor.getByLabel('E-mail').fill('zoe@mail.test')
  await visitor.getByLabel('What do you look for?').selectOption('House')
  await visitor.getByLabel(/I agree/).check()
  await button(visitor, 'Send').click()
  await visitor.getByText('Fill this in.').waitFor()
  assert.deepEqual([await visitor.getByLabel('E-mail').inputValue(), await visitor.getByLabel('What do you look for?').inputValue()], ['zoe@mail.test', 'House'])
  assert.equal(await visitor.getByLabel(/I agree/).isChecked(), true)
  await visitor.getByLabel('Name').fill('Zoë Ångström')
  await button(visitor, 'Send').click()
  await visitor.getByRole('heading', { name: 'Thank you' }).waitFor()
  await visitor.getByText('Ana looks after your enquiry.').waitFor()
  const lead = await newest(stage)
  assert.deepEqual([lead.name, lead.email, lead.source, lead.form, lead.assigned_agent.name], ['Zoë Ångström', 'zoe@mail.test', 'website', 'Contact us', 'Ana'])
  assert.deepEqual([lead.fields.home, lead.fields.campaign, lead.fields.utm_source, lead.fields.consent], ['House', 'spring', 'mail', 'I agree to the [privacy policy](https://acme.test/privacy).'])
  await rows(page).nth(0).getByText('Taken in').waitFor()
  await rows(page).nth(1).getByText('Name: Fill this in.').waitFor()

  await page.getByRole('tab', { name: 'HTML' }).click()
  const html = await page.getByRole('region', { name: 'HTML of the form' }).innerText()
  const site = await elsewhere(html)
  const other = await visitor.context().browser().newContext(contextOptions())
  try {
    const there = await other.newPage()
    await there.goto(`${site.url}/contact?utm_campaign=autumn`)
    await there.getByLabel('Name').fill('Elsewhere')
    await there.getByLabel('E-mail').fill('else@mail.test')
    await there.getByLabel('What do you look for?').selectOption('Flat')
    await there.getByLabel(/I agree/).check()
    await button(there, 'Send').click()
    await there.getByRole('heading', { name: 'Thank you' }).waitFor()
    const second = await newest(stage)
    assert.deepEqual([second.name, second.fields.page, second.fields.campaign, second.fields.home], ['Elsewhere', `${site.url}/contact?utm_campaign=autumn`, 'autumn', 'Flat'])

    await button(page, 'Edit form').click()
    await dialog(page).getByLabel('Websites that may send').fill('https://acme.test')
    await button(dialog(page), 'Save').click()
    await toast(page, 'The form is saved.').waitFor()
    await there.goto(`${site.url}/contact`)
    await there.getByLabel('Name').fill('Too late')
    await there.getByLabel('E-mail').fill('late@mail.test')
    await there.getByLabel('What do you look for?').selectOption('Flat')
    await there.getByLabel(/I agree/).check()
    await button(there, 'Send').click()
    await there.getByText(`This form takes nothing from the website ${site.url}.`).waitFor()
    await rows(page).nth(0).getByText('Refused').waitFor()
  } finally {
    await other.close()
    site.close()
  }
  assert.equal((await stage.api.get('/leads')).total, 2)
})
