// A source of mails: what an admin sets up, and what a template reads of a mail that has come, or lacks in one.
import { button, dialog } from '../kit/hands.mjs'

const tried = (page) => dialog(page).getByRole('region', { name: 'What would be read' })

export const mailStates = {
  'edit-mail': { on: 'source-mail', open: async (page) => {
    await button(page, 'Edit template').click()
    await dialog(page).getByRole('combobox', { name: 'Or one that has come' }).click()
    await page.getByRole('option', { name: /Priya Shah/ }).click()
    await tried(page).getByText('portal0@mail.example').waitFor()
    await tried(page).scrollIntoViewIfNeeded()
  } },
  'edit-mail-missing': { on: 'source-mail', open: async (page) => {
    await button(page, 'Edit template').click()
    await dialog(page).getByLabel('Sample mail').fill('Name: Jo Doe\nRooms: 3')
    await tried(page).getByText('Not found in this mail:').waitFor()
    await tried(page).scrollIntoViewIfNeeded()
  } },
}
