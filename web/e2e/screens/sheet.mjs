// One picture of all screens of a theme, so that a person can look at them at once.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const columns = { desk: 400, phone: 150 }

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} folder where the pictures are, and the sheet goes
 * @param {{ file: string, name: string, size: 'desk' | 'phone', wrong: boolean }[]} shots
 */
export async function sheet(browser, folder, theme, shots) {
  const dark = theme === 'dark'
  const figure = ({ file, name, size, wrong }) => `<figure class="${size} ${wrong ? 'wrong' : ''}"><img src="${file}"><figcaption>${name}</figcaption></figure>`
  const part = (size) => `<section>${shots.filter((shot) => shot.size === size).map(figure).join('')}</section>`
  const page = `<!doctype html><meta charset="utf-8"><title>Screens, ${theme}</title><style>
    body { margin: 24px; font: 12px sans-serif; background: ${dark ? '#2b2f33' : '#d9dde1'}; color: ${dark ? '#fff' : '#000'} }
    section { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 32px }
    figure { margin: 0 } .desk { width: ${columns.desk}px } .phone { width: ${columns.phone}px }
    img { width: 100%; display: block; border-radius: 4px } figcaption { padding-top: 4px; overflow-wrap: anywhere }
    .wrong img { outline: 3px solid #e03131 }
  </style>${part('desk')}${part('phone')}`
  const source = `${folder}${theme}.html`
  await writeFile(source, page)
  const context = await browser.newContext({ viewport: { width: 48 + 6 * (columns.desk + 16), height: 900 } })
  try {
    const tab = await context.newPage()
    await tab.goto(pathToFileURL(source).href)
    await tab.screenshot({ path: `${folder}${theme}.png`, fullPage: true })
  } finally {
    await context.close()
  }
}
