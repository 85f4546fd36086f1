// What a person does with the screens, by what the screens say.

/** A piece of a name. */
const like = (text) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))

export const heading = (page, name) => page.getByRole('heading', { level: 1, name })
export const dialog = (page) => page.getByRole('dialog')
export const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })

/** A toast with these words. */
export const toast = (page, words) => page.getByRole('alert').filter({ hasText: words })

/** The bell, saying how many are unread. */
export const bell = (page, unread) => page.getByRole('button', { name: unread ? `Notifications, ${unread} unread` : 'Notifications', exact: true })

/** The row of a lead in the table of Leads. */
export const row = (page, name) => page.locator('tbody').getByRole('row', { name: like(name) })
export const rows = (page) => page.locator('tbody:not([aria-hidden]) tr')
export const tick = (page, name) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()

/** Flips a switch, by keyboard: its input lies below what is drawn. */
export const flip = (scope, name) => scope.getByRole('switch', { name }).press('Space')

/** What stands in the open dialog to choose from. */
export const radio = (page, name) => dialog(page).getByRole('radio', { name })

export const selectPage = (page) => page.getByRole('checkbox', { name: 'Select all on this page' })
export const bulkBar = (page) => page.getByRole('toolbar', { name: 'Bulk actions' })

/** Chooses what stands in the bulk bar behind More. */
export async function inBulkMenu(page, name) {
  await button(bulkBar(page), 'More').click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** Chooses an action of something's menu, such as a person's in their row. */
export async function inMenu(page, of, action) {
  await button(page, `More for ${of}`).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Picks one of what a field offers. */
export async function pick(page, scope, label, choice) {
  await scope.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

/** Opens the command palette and writes into it. */
export async function palette(page, words) {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search leads, go to a page, run a command').fill(words)
}

/** Picks somebody in a dropdown of team members. */
export async function choose(page, scope, label, name) {
  await scope.getByRole('button', { name: new RegExp(`^${label}: `) }).click()
  await page.getByRole('option').filter({ hasText: name }).click()
}

/** Switches one value of a filter. */
export async function filter(page, label, value) {
  const pill = page.getByRole('search').getByRole('button', { name: new RegExp(`^${label}`) }).first()
  await pill.click()
  await page.getByRole('option').filter({ hasText: value }).first().click()
  await pill.click()
}

export const timeline = (page) => page.getByRole('list', { name: 'Timeline' })
export const entry = (page, words) => timeline(page).getByRole('listitem').filter({ hasText: words })

/** @returns {Promise<string[]>} the names in the first column, top to bottom */
export const names = (page) => rows(page).locator('a').allTextContents()

/** What holds the focus, as it is announced. */
export const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/**
 * Does these one right after another, so that the page follows none before the last: words are typed into the search of Leads, and
 * what is no words is clicked.
 * @param {import('playwright-core').Page} page
 * @param {(string | import('playwright-core').Locator)[]} steps
 */
export async function atOnce(page, ...steps) {
  const found = await Promise.all(steps.map((step) => (typeof step === 'string' ? step : step.elementHandle())))
  await page.evaluate((all) => {
    const input = document.querySelector('[role=search] input')
    const type = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
    for (const step of all) {
      if (typeof step !== 'string') { step.click(); continue }
      input.focus()
      type.call(input, step)
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  }, found)
}
