// What a replay shows below its first figures, and what else can be on its screen.
import { button } from '../kit/hands.mjs'

const scrolled = (text) => async (page) => {
  await page.getByRole('heading', { name: text, exact: true }).evaluate((heading) => heading.scrollIntoView())
}

export const replayStates = {
  'replay-agents': { on: 'replay', open: scrolled('Agents') },
  'replay-rules': { on: 'replay', open: scrolled('Rules') },
  'replay-time': { on: 'replay', open: async (page) => {
    await page.getByText('Figures as it would have been').click()
    await scrolled('Over time')(page)
  } },
  'replay-causes': { on: 'replay', open: scrolled('Why leads change') },
  'replay-leads': { on: 'replay', open: scrolled('Leads that change') },
  'replay-dates': { on: 'replay', open: async (page) => {
    await page.getByRole('combobox', { name: 'Leads', exact: true }).click()
    await page.getByRole('option', { name: 'From one day to another' }).click()
    await page.getByLabel('To', { exact: true }).fill('2019-01-01')
    await button(page, 'Replay').click()
    await page.getByText('The last day is before the first.').waitFor()
  } },
  'replay-cancelled': { on: 'replay-none', open: async (page) => {
    const path = '**/api/v1/routing/replay'
    let go
    const told = new Promise((resolve) => { go = resolve })
    await page.route(path, (route) => told.then(() => route.continue()).catch(() => {}))
    await page.reload()
    await button(page, 'Cancel').click()
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
    go()
    await page.unroute(path)
  } },
}
