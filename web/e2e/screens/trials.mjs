// What is looked at before it applies: a made-up lead, a file of rules, a version that comes back.
import { button, dialog } from '../kit/hands.mjs'

const result = (page) => dialog(page).getByRole('region', { name: 'What would happen' })

export const trialStates = {
  'try-lead': { on: 'routing-rules', open: (page) => tries(page) },
  'try-lead-draft': { on: 'routing-draft', open: async (page) => {
    await tries(page)
    await result(page).scrollIntoViewIfNeeded()
  } },
  'import-rules': { on: 'routing-rules', open: (page) => takesIn(page) },
  'restore-version': { on: 'routing-history', open: async (page) => {
    await page.getByRole('button', { name: /^Restore version/ }).last().click()
    await dialog(page).waitFor()
  } },
  'import-rules-wrong': { on: 'routing-rules', open: (page) => takesIn(page, 'nobody@acme.test') },
}

/** Tries a lead, and has it said what would become of it. */
async function tries(page) {
  await button(page, 'Try a lead').click()
  await dialog(page).getByLabel('Source', { exact: true }).fill('Facebook')
  await button(dialog(page), 'Try it').click()
  await result(page).waitFor()
}

/** Looks at what a file of rules would change, in which a rule goes to somebody. */
async function takesIn(page, email) {
  const file = await (await page.request.get('/api/v1/routing/export')).json()
  await button(page, 'More for all rules').click()
  await page.getByRole('menuitem', { name: 'Import rules…' }).click()
  const target = { email: email ?? file.rotations.flatMap(({ agents }) => agents)[0].email }
  const rules = [{ name: 'Callbacks', conditions: [{ field: 'form', operator: 'is', value: 'Call me back' }], target }, ...file.rules.slice(1)]
  const rotations = file.rotations.map((one, at) => (at === 0 ? { ...one, agents: one.agents.slice(1) } : one))
  await dialog(page).locator('input[type="file"]').setInputFiles({ name: 'fairlead-rules.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...file, rules, rotations })) })
  await dialog(page).getByRole('heading', { name: 'What changes' }).waitFor()
}
