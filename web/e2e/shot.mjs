// Pictures of pages, light and dark, wide and narrow: `npm run build && npm run shot -- /gallery /leads`.
import { mkdir } from 'node:fs/promises'
import { visitAll } from './browser.mjs'

const paths = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['/gallery']
const folder = new URL('./shots/', import.meta.url).pathname
await mkdir(folder, { recursive: true })

await visitAll({}, async ({ page, open, colorScheme, width }) => {
  for (const path of paths) {
    await open(path)
    const name = `${path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${colorScheme}-${width}.png`
    await page.screenshot({ path: folder + name, fullPage: true })
    console.log(name)
  }
})
