import assert from 'node:assert/strict'
import { button, flip } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { signIn } from './kit/session.mjs'
import { until } from './kit/until.mjs'

const wrongPassword = { email: 'olga@acme.test', password: 'not this one' }
const alert = (page, words) => page.getByRole('alert').filter({ hasText: words }).waitFor()

async function tryToSignIn(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

scenario('a wrong password is told; the right one leads where one wanted to go', async (stage) => {
  const page = await stage.window({ expects: [401] })
  await page.goto('/leads?status=won&status=lost')
  await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()

  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Write your e-mail address.').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.name), 'email', 'the missing field has the focus')

  await tryToSignIn(page, wrongPassword)
  await alert(page, 'do not match')
  await tryToSignIn(page, { ...wrongPassword, email: 'nobody@acme.test' })
  await alert(page, 'do not match')

  await signIn(page, stage.world.owner)
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
  assert.equal(new URL(page.url()).search, '?status=won&status=lost')
})

scenario('who guesses is slowed down, and the page says so', async (stage) => {
  const page = await stage.window({ expects: [401, 429] })
  await page.goto('/sign-in')
  const answers = []
  page.on('response', (response) => response.request().method() === 'POST' && answers.push(response.status()))
  for (let i = 1; answers.at(-1) !== 429; i++) {
    assert.ok(i <= 20, 'twenty wrong passwords in a row were let through')
    await tryToSignIn(page, wrongPassword)
    await until(() => assert.equal(answers.length, i))
  }
  await alert(page, 'Too many attempts to sign in. Wait half a minute')
})

scenario('an address of somebody else is no place to return to', async (stage) => {
  const page = await stage.window({ expects: [401] })
  await page.goto('/sign-in?next=https://evil.test/')
  await signIn(page, stage.world.owner)
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
  assert.equal(new URL(page.url()).origin, stage.world.url)
})

scenario('signing out clears what was on the screen', async (stage) => {
  await stage.api.lead({ name: 'Secret Person', email: 'secret@mail.test' })
  const page = await stage.as(stage.world.owner, '/leads')
  await page.getByText('Secret Person').first().waitFor()

  await page.getByRole('button', { name: 'My account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
  assert.equal((await page.request.get('/api/v1/me')).status(), 401)

  await page.goBack()
  await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
  assert.equal(await page.getByText('Secret Person').count(), 0)
})

scenario('what was being written waits for whoever signs in again, and for nobody else', async (stage) => {
  const { world } = stage
  const [ana] = await world.agents('Ana')
  const { lead } = await stage.api.lead({ name: 'Jo Smith', email: 'jo@mail.test', agent_id: ana.id })
  const page = await stage.as(ana, `/leads/${lead.id}`)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.fill('Wants a balcony')
  for (const [person, waits] of [[ana, 'Wants a balcony'], [world.owner, ''], [ana, 'Wants a balcony']]) {
    await page.request.delete('/api/v1/session')
    await page.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
    await signIn(page, person)
    await until(async () => assert.equal(await note.inputValue(), waits))
  }
})

scenario('a deactivated member is thrown out of the open page', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  await stage.api.lead({ name: 'Secret Person', email: 'secret@mail.test', agent_id: ana.id })
  const anaPage = await stage.as(ana, '/leads')
  await anaPage.getByText('Secret Person').first().waitFor()

  const admin = await stage.as(stage.world.owner, '/users')
  await admin.getByRole('row', { name: /Ana/ }).waitFor()
  await deactivate(admin, 'Ana')

  await anaPage.getByRole('heading', { name: 'Sign in to Fairlead' }).waitFor()
  assert.equal(await anaPage.getByText('Secret Person').count(), 0)
  await tryToSignIn(anaPage, ana)
  await alert(anaPage, 'do not match')
})

/** On the Users page. */
async function deactivate(page, name) {
  await flip(page, `${name} is active`)
  await button(page.getByRole('dialog'), `Deactivate ${name}`).click()
}
