import assert from 'node:assert/strict'
import { timed } from './kit/clock.mjs'
import { button, dialog, entry, focused, heading, row, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const aSecond = 1_000

const note = (page) => dialog(page).getByRole('status', { name: 'Who is known already' })
const input = (page, label) => dialog(page).getByRole('textbox', { name: label, exact: true })

async function opened(stage, person, options) {
  const page = await stage.as(person, '/leads', options)
  await button(page, 'New lead').first().click()
  await input(page, 'Name').waitFor()
  return page
}

/** Does `act`; what the server answered to whether somebody is known. */
async function asking(page, act) {
  const answer = page.waitForResponse((response) => response.url().endsWith('/leads/known'))
  await act()
  return (await (await answer).json()).items
}

scenario('who is known is told while somebody types, and gets the enquiry', async (stage) => {
  const [ben] = await stage.world.agents('Ben')
  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', phone: '+44 7700 900123', agent_id: ben.id })
  const page = await opened(stage, stage.world.owner)
  await input(page, 'Name').fill('Joanna')
  const { took } = await timed(page, { note: { selector: '[role=status]', text: 'Jo Smith is known already' } }, () => input(page, 'E-mail').fill('JO@mail.test'))
  stage.note(`typed to told: ${took.note} ms`)
  assert.ok(took.note <= aSecond, `it took ${took.note} ms`)
  await note(page).getByText(/Jo Smith is known already: open lead, with Ben, since .* · same e-mail · Open/).waitFor()
  await note(page).getByText('What you enter is added to Jo Smith as an enquiry; its status stays.').waitFor()
  await dialog(page).getByText('Ben keeps this lead.').waitFor()
  assert.equal(await note(page).getByRole('link', { name: 'Open Jo Smith in a new tab' }).getAttribute('href'), `/leads/${lead.id}`)
  await button(dialog(page), 'Add enquiry to Jo Smith').waitFor()

  await page.route('**/leads/known', () => {}) // what stands there no longer is told no more, whatever the server says
  await input(page, 'E-mail').press('End')
  await input(page, 'E-mail').press('Backspace')
  await button(dialog(page), 'Add lead').waitFor()
  assert.equal(await note(page).textContent(), '')
  await page.unroute('**/leads/known')
  await input(page, 'E-mail').fill('')
  await input(page, 'Phone').fill('+447700900123')
  await note(page).getByText('same phone').waitFor()

  await input(page, 'Note').fill('Wants a garden.')
  await input(page, 'Note').press('Control+Enter')
  await toast(page, 'This person already has an open lead: opened it. Your entry was added.').waitFor()
  await heading(page, 'Jo Smith').waitFor()
  await entry(page, 'The same person asked again').waitFor()
  await entry(page, 'Wants a garden.').waitFor()
  assert.equal((await stage.api.get('/leads?limit=1')).total, 1)
})

scenario('typing asks the server once it pauses, and takes back what it no longer asks', async (stage) => {
  const page = await opened(stage, stage.world.owner)
  const asked = []
  page.on('request', (request) => { if (request.url().endsWith('/leads/known')) asked.push(request.postDataJSON().email) })
  await page.route('**/leads/known', () => {}) // never answered
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await input(page, 'E-mail').pressSequentially('jo@mail')
  await page.clock.runFor(200)
  await input(page, 'E-mail').pressSequentially('.test')
  await page.clock.runFor(200)
  assert.deepEqual(asked, [])
  await page.clock.runFor(100)
  await until(() => assert.deepEqual(asked, ['jo@mail.test']))

  const takenBack = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/leads/known'))
  await input(page, 'E-mail').press('Backspace')
  await page.clock.runFor(300)
  await until(() => assert.deepEqual(asked, ['jo@mail.test', 'jo@mail.tes']))
  assert.equal((await takenBack).postDataJSON().email, 'jo@mail.test')
})

scenario('of a lead that somebody may not see the form tells nothing', async (stage) => {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', company: 'ACME', agent_id: ana.id })
  const page = await opened(stage, ben)
  await input(page, 'Name').fill('Jo Smith')
  await input(page, 'Company').fill('ACME')
  assert.deepEqual(await asking(page, () => input(page, 'E-mail').fill('jo@mail.test')), [])
  assert.equal(await note(page).textContent(), '')
  await input(page, 'Note').fill('Called me.')
  await button(dialog(page), 'Add lead').click()
  await toast(page, 'This person already has an open lead that you do not see. Your entry was added to it.').waitFor()
  await dialog(page).waitFor({ state: 'hidden' })

  const anas = await stage.as(ana, `/leads/${lead.id}`)
  await entry(anas, 'Called me.').waitFor()
})

scenario('what becomes of an entry depends on how the known lead stands, on the settings and on the status', async (stage) => {
  await stage.api.leads([{ name: 'Jo Smith', email: 'jo@mail.test', status: 'lost' }, { name: 'Kim Blue', email: 'kim@mail.test', company: 'ACME' }])
  const page = await opened(stage, stage.world.owner)
  await input(page, 'E-mail').fill('jo@mail.test')
  await note(page).getByText(/Jo Smith is known already: lost in /).waitFor()
  await note(page).getByText('It is closed: a new lead is made.').waitFor()
  await button(dialog(page), 'Add lead').waitFor()

  await input(page, 'E-mail').fill('kim@mail.test')
  await button(dialog(page), 'Add enquiry to Kim Blue').waitFor()
  await dialog(page).getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await note(page).getByText('What is entered as closed is added to no other lead').waitFor()
  await button(dialog(page), 'Add lead').click()
  await toast(page, 'Lead added. It is closed, so nobody was assigned.').waitFor()
  assert.equal((await stage.api.get('/leads?limit=1')).total, 3)

  await stage.api.patch('/settings', { find_duplicates: false })
  await button(page, 'New lead').first().click()
  await input(page, 'Name').fill('kim blue')
  await input(page, 'Company').fill('acme')
  await note(page).getByText('Kim Blue may be the same: open lead, unassigned').waitFor()
  await input(page, 'E-mail').fill('kim@mail.test')
  await note(page).getByText('Duplicates are not brought together here: a new lead is made.').waitFor()
})

scenario('a lead is entered with everything, and what is wrong is mended where it stands', async (stage) => {
  await stage.api.post('/fields', { name: 'Portal', type: 'url' })
  const role = await stage.world.role('Desk', 'leads.create', 'leads.view_all')
  const dora = await stage.world.hire('Dora', role)
  const page = await opened(stage, dora, { expects: [422] })
  assert.equal(await dialog(page).getByRole('radio', { name: 'A team member' }).count(), 0, 'she may not assign')
  await dialog(page).getByRole('radio', { name: 'Me' }).check()
  await input(page, 'Name').fill('Kim Blue')
  await input(page, 'E-mail').fill('kim')
  await input(page, 'Country').fill('Germany')
  await input(page, 'Language').fill('de')
  await input(page, 'Note').fill('Met at the fair.')
  await button(dialog(page), 'Add lead').click()
  await dialog(page).getByText('Write the country as two letters, such as DE.').waitFor()
  await until(async () => assert.equal(await page.evaluate(() => document.activeElement.type), 'email'))
  await input(page, 'E-mail').fill('kim@mail.test')
  await input(page, 'Country').fill('de')
  await input(page, 'Portal').fill('nowhere')
  await button(dialog(page), 'Add lead').click()
  await until(async () => assert.equal(await input(page, 'Portal').getAttribute('aria-invalid'), 'true'))
  await input(page, 'Portal').fill('homes.example')
  await dialog(page).getByRole('combobox', { name: 'Tags' }).or(input(page, 'Tags')).fill('vip')
  await page.keyboard.press('Control+Enter')
  await toast(page, 'Lead added. It is yours.').waitFor()
  await row(page, 'Kim Blue').waitFor()
  const [lead] = (await stage.api.get('/leads')).items
  assert.deepEqual([lead.country, lead.language, lead.source, lead.status, lead.tags, lead.fields, lead.assigned_agent.name], ['DE', 'de', 'manual', 'new', ['vip'], { portal: 'https://homes.example' }, 'Dora'])
  assert.equal((await stage.api.get(`/leads/${lead.id}/timeline`)).items[0].text, 'Met at the fair.')
  await until(async () => assert.match(await focused(page), /New lead/))
})
