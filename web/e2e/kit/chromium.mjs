import { chromium } from 'playwright-core'
import { chromiumPath } from './environment.mjs'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const launch = () => chromium.launch({ executablePath: chromiumPath, args: flags })

/** How every page is opened: a fixed language and zone, no motion; without the service worker, unless it is asked for. */
export const contextOptions = ({ width = 1440, height = 900, colorScheme = 'light', worker = false } = {}) => ({
  serviceWorkers: worker ? 'allow' : 'block',
  viewport: { width, height }, colorScheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London',
})

const refused = /^Failed to load resource: the server responded with a status of (\d+)/
const unanswered = /net::ERR_|Failed to fetch/
// A piece of the program that did not come, however loudly the page says so.
const missing = /Unable to preload/

/**
 * Writes down what no page may do: console errors, exceptions, requests to another host. A refusal by the server that
 * the test is about is in `expected`; 0 is no answer at all.
 * @param {import('playwright-core').Page} page @param {Set<number>} expected
 */
export function watch(page, origin, expected = new Set()) {
  const wrong = []
  page.on('console', (message) => {
    if (message.type() !== 'error' && !missing.test(message.text())) return
    const status = unanswered.test(message.text()) || missing.test(message.text()) ? 0 : Number(refused.exec(message.text())?.[1])
    if (!expected.has(status)) wrong.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => wrong.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) wrong.push(`request to another host: ${url}`)
  })
  return wrong
}
