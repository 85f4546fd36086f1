// Answers that come late: one of them, or all by chance.
import { setTimeout as pause } from 'node:timers/promises'
import { lateBy } from './environment.mjs'

/** Holds back what a page asks for at this address until it is told to `come`. */
export async function heldBack(page, address, method = 'GET') {
  let come = () => {}
  const called = new Promise((done) => { come = done })
  await page.route(address, async (route) => {
    if (route.request().method() === method) await called
    await route.fallback()
  })
  return { come }
}

/**
 * Lets answers of the API come late, and overtake one another, if that is asked for. What a service worker asks for stays as it is.
 * @param {import('playwright-core').BrowserContext} context
 */
export async function slowDown(context) {
  if (lateBy === 0) return
  await context.route(/\/api\/v1\/(?!stream)/, async (route) => {
    const onItsWayBack = Math.random() < 0.5 // or on its way there
    const response = onItsWayBack ? await route.fetch().catch(() => {}) : undefined
    await pause(Math.random() * lateBy)
    await (response ? route.fulfill({ response }) : route.fallback()).catch(() => {}) // its page is gone
  })
}
