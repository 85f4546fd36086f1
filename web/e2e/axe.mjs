// Accessibility of the gallery, closed and with every overlay open. Ends with 1 if axe finds anything.
import { mkdir } from 'node:fs/promises'
import { visitAll } from './browser.mjs'
import { violations } from './kit/axe.mjs'

const button = (name) => (page) => page.getByRole('button', { name, exact: true }).click()
const states = {
  closed: async () => {},
  agents: (page) => page.getByRole('button', { name: /^Assigned Agent: / }).click(),
  dialog: button('ConfirmDialog'),
  destructive: button('Destructive'),
  drawer: button('FormDrawer'),
  toast: async (page) => { await button('Toast with Undo')(page); await button('Failed toast')(page) },
  palette: (page) => page.keyboard.press('Control+k'),
  filter: async (page, width) => {
    if (width < 768) return page.getByRole('button', { name: /^Filters/ }).click()
    return page.getByRole('button', { name: /^Assigned agent$/ }).click()
  },
  dates: async (page, width) => {
    if (width < 768) await page.getByRole('button', { name: /^Filters/ }).click()
    return page.getByRole('button', { name: /^Created/ }).first().click()
  },
}

const folder = new URL('./shots/', import.meta.url).pathname
await mkdir(folder, { recursive: true })
let found = 0

await visitAll({}, async ({ page, open, colorScheme, width }) => {
  for (const [state, reach] of Object.entries(states)) {
    await open('/gallery')
    await reach(page, width)
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${folder}state-${state}-${colorScheme}-${width}.png` })
    const wrong = await violations(page)
    found += wrong.length
    for (const { id, help, nodes } of wrong) {
      console.log(`${colorScheme} ${width} ${state}: ${id}: ${help}`)
      for (const node of nodes.slice(0, 4)) console.log(`    ${node.target}  ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
    }
  }
})
console.log(`${found} violations`)
process.exitCode = found > 0 ? 1 : 0
