// A website form: what an admin sets up, and what its visitors see, who are nobody here and find no route of the interface.
import { button, dialog } from '../kit/hands.mjs'

export const websiteStates = {
  'edit-website': { on: 'source-website', open: async (page) => {
    await button(page, 'Edit form').click()
    await dialog(page).waitFor()
  } },
  'website-html': { on: 'source-website', only: 'desk', open: async (page) => {
    await page.getByRole('tab', { name: 'HTML' }).click()
    await page.getByRole('region', { name: 'HTML of the form' }).waitFor()
  } },
  'visitor': { on: 'source-website', open: visit },
  'visitor-wrong': { on: 'source-website', only: 'phone', open: async (page) => {
    await visit(page)
    await fillIn(page, ' ')
    await page.getByText('Fill this in.').waitFor()
  } },
  'visitor-thanks': { on: 'source-website', only: 'desk', open: async (page) => {
    await visit(page)
    await fillIn(page, 'Zoë Ångström')
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  } },
}

/** Opens the page that visitors see. */
async function visit(page) {
  await page.goto(await page.getByLabel('Address of the form', { exact: true }).inputValue())
  await button(page, 'Ask for a valuation').waitFor()
}

async function fillIn(page, name) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill('zoe@mail.example')
  await page.getByLabel(/^I agree/).check()
  await button(page, 'Ask for a valuation').click()
}
