import assert from 'node:assert/strict'
import { button, dialog, heading, row, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const field = (page, label) => page.getByRole('textbox', { name: label, exact: true })
const nav = (page) => page.getByRole('navigation', { name: 'Main' })

/** Finds an option by typing a part of it, in the middle of the window: at its foot the list opens while the page still scrolls. */
async function pick(page, label, typed, option) {
  const combobox = page.getByRole('combobox', { name: label, exact: true })
  await combobox.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await combobox.click()
  await page.keyboard.type(typed)
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** What a page says, with the spaces that Intl writes made plain. */
const says = async (locator) => (await locator.innerText()).replaceAll(/\s/g, ' ')

scenario('currency, language and zone are changed, and every page writes so', async (stage) => {
  const adam = await stage.world.hire('Adam', 'admin')
  const [ana] = await stage.world.agents('Ana')
  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', value: 450_000, agent_id: ana.id })
  const anas = await stage.as(ana, '/leads?created=2026-06-01..')
  await anas.getByRole('button', { name: 'Created 1 Jun 2026 – …' }).waitFor()
  await anas.goto('/leads')
  await row(anas, 'Jo Smith').getByText('450,000', { exact: true }).waitFor()

  const page = await stage.as(adam, '/leads')
  await nav(page).getByRole('link', { name: 'Settings' }).click()
  await heading(page, 'Settings').waitFor()
  assert.ok(await button(page, 'Save').isDisabled())
  await pick(page, 'Currency', 'euro', 'Euro (EUR)')
  await pick(page, 'Language of dates and numbers', 'germany', 'German (Germany)')
  await until(async () => assert.match(await says(page.locator('form')), /Written like this: 23\.11\.2026, 16:30 · 12\.345,67 · 450\.000 €/))
  await pick(page, 'Time zone', 'new york', 'America/New York')
  await button(page, 'Save').click()
  await toast(page, 'Settings saved.').waitFor()
  await until(async () => assert.deepEqual(
    (({ currency, language, zone }) => ({ currency, language, zone }))(await stage.api.get('/settings')),
    { currency: 'EUR', language: 'de-DE', zone: 'America/New_York' },
  ))

  await until(async () => assert.match(await says(row(anas, 'Jo Smith')), /450\.000 €/), 4_000) // without a reload
  await anas.goto(`/leads/${lead.id}`)
  await until(async () => assert.match(await says(anas.locator('dl').first()), /Value 450\.000 €/))
  await button(anas, /^Edit Value/).click()
  await until(async () => assert.equal((await field(anas, 'Value').inputValue()).replaceAll(/\s/g, ' '), '450.000 €'))
  await anas.keyboard.press('Escape')
  await anas.goto('/leads?created=2026-06-01..')
  await anas.getByRole('button', { name: 'Created 1. Juni 2026 – …' }).waitFor()
  await anas.getByText(/^(vor \d+ (Sek|Min)\.|jetzt)$/).first().waitFor()
  await button(anas, 'New lead').first().click()
  await dialog(anas).getByLabel('Value').fill('12345,5')
  await until(async () => assert.equal((await dialog(anas).getByLabel('Value').inputValue()).replaceAll(/\s/g, ' '), '12.345,5 €'))
  await dialog(anas).getByLabel('Name').fill('Kim Blue')
  await button(dialog(anas), 'Add lead').click()
  await until(async () => assert.match(await says(row(anas, 'Kim Blue')), /12\.345,50 €/))

  await pick(page, 'Currency', 'none', 'None: values are plain numbers')
  await button(page, 'Save').click()
  await until(async () => assert.match(await says(row(anas, 'Kim Blue')), /12\.345,5$|12\.345,5 [^€]*$/))
})

scenario('what is wrong is said beside its field, and what is not saved is kept', async (stage) => {
  const adam = await stage.world.hire('Adam', 'admin')
  const page = await stage.as(adam, '/admin/settings', { expects: [422] })
  await field(page, 'Name').fill('')
  await field(page, 'Public URL').fill('leads.acme.test')
  await page.getByText('Not saved yet: Name and Public URL').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Give the workspace a name of 1 to 400 characters.').waitFor()
  await page.getByText('Write an address such as https://leads.example.com, or leave it out.').waitFor()
  await page.getByRole('alert').getByText('Not saved. What has to be mended stands beside it.').waitFor()
  assert.equal(await field(page, 'Public URL').getAttribute('aria-invalid'), 'true')

  await nav(page).getByRole('link', { name: 'Leads' }).click()
  await heading(page, 'Leads').waitFor()
  await page.goto('/admin/settings')
  await page.getByText('Not saved yet: Name and Public URL').waitFor()
  await field(page, 'Name').fill('Acme Homes')
  await field(page, 'Public URL').fill('https://leads.acme.test/')
  await page.getByRole('switch', { name: 'Find duplicates' }).press('Space')
  await button(page, 'Save').click()
  await toast(page, 'Settings saved.').waitFor()
  assert.equal(await field(page, 'Public URL').inputValue(), 'https://leads.acme.test')

  await field(page, 'Name').fill('Something else')
  await button(page, 'Discard').click()
  assert.equal(await field(page, 'Name').inputValue(), 'Acme Homes')
  assert.ok(await button(page, 'Save').isDisabled())
  const { name, find_duplicates: finds } = await stage.api.get('/settings')
  assert.deepEqual({ name, finds }, { name: 'Acme Homes', finds: false })
})

scenario('who may not change settings finds no page', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(ana, '/admin/settings')
  await heading(page, /^Not found$/).waitFor()
  assert.equal(await nav(page).getByRole('link', { name: 'Settings' }).count(), 0)
})

scenario('a phone shows the form whole', async (stage) => {
  const page = await stage.as(stage.world.owner, '/admin/settings', { width: 390, height: 844 })
  await pick(page, 'Phone region', 'germ', 'Germany (DE)')
  await page.getByText('Not saved yet: Phone region').waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'wider than the phone')
  await button(page, 'Save').click()
  await toast(page, 'Settings saved.').waitFor()
})
