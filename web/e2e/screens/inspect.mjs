// What every screen is examined for.
import { violations } from '../kit/axe.mjs'
import { until } from '../kit/until.mjs'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const headings = async (page) => (await page.getByRole('heading').allInnerTexts()).map((text) => text.trim())
const isAmong = (heading, seen) => seen.some((text) => (typeof heading === 'string' ? text === heading : heading.test(text)))

/** Whether a heading with these words is there already. */
export const isHeaded = async (page, heading) => isAmong(heading, await headings(page))

/** Waits until a screen has its data: a heading with these words, nothing loading, unless that is what it shows. */
export async function settled(page, heading, busy = false) {
  await until(async () => {
    const seen = await headings(page)
    if (!isAmong(heading, seen)) throw new Error(`no heading ${heading}, only: ${seen.join(' | ') || 'none'}`)
    if (busy) return
    const loading = await page.locator('[aria-busy=true], .mantine-Skeleton-root, .mantine-Loader-root').count()
    if (loading > 0) throw new Error(`still loading ${loading} parts`)
  }, 12_000)
}

/** @param {import('./plan.mjs').Full} full @param {'desk' | 'phone'} size */
export async function enough(page, { of, desk, phone }, size) {
  const wanted = size === 'desk' ? desk : phone
  await until(async () => {
    const seen = await page.locator(of).evaluateAll((elements, inWindow) => elements.filter((element) => {
      const { top, bottom, height } = element.getBoundingClientRect()
      return height > 0 && (!inWindow || (top >= 0 && bottom <= window.innerHeight))
    }).length, size === 'desk')
    if (seen < wanted) throw new Error(`shows ${seen} rows, a full page at least ${wanted}`)
  }, 4_000)
}

/** How many pixels the document is too wide, and what sticks out. */
export async function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return undefined
    const widest = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > clientWidth + 1)
    return `${scrollWidth - clientWidth} px too wide (${widest?.tagName.toLowerCase()}.${widest?.className})`
  })
}

// Rows below the window repeat those in it.
const repeated = [['tbody tr:nth-child(n+16)'], ['li:nth-child(n+16)']]

/** What axe looks for once a page was examined in the other theme: nothing else is different. */
export const coloursAlone = { type: 'rule', values: ['color-contrast'] }

// Nobody reaches what is behind one, and it was examined without it.
const modal = '[role=dialog][aria-modal=true]'

/** @returns {Promise<string[]>} what somebody could not use */
export async function barriers(page, runOnly = tags) {
  const isVisible = async (what) => await page.locator(what).filter({ visible: true }).count() > 0
  const where = { exclude: repeated, ...(await isVisible(modal) ? { include: [[modal]] } : {}) }
  const found = await violations(page, where, { runOnly })
  const covers = await isVisible('[role=menu], [role=listbox]')
  const bad = found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter((node) => !covers || !isCovered(node)) }))
  return bad.filter(({ nodes }) => nodes.length > 0).map(({ id, help, nodes }) => {
    const examples = nodes.slice(0, 3).map(({ target, any }) => `${target}${any[0]?.message ? ` (${any[0].message})` : ''}`)
    return `axe ${id}: ${help}: ${examples.join('; ')}`
  })
}

/** What an open menu covers in part can be pressed when it is closed. */
const isCovered = ({ any }) => any.some(({ message }) => message.includes('partially obscured'))
