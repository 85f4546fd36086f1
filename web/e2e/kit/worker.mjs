// The service worker, as a test reaches it.
import { until } from './until.mjs'

/** The worker has all that it needs, and looks after this page from now on. The page was read without it: that is done again. */
export async function installed(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
  })
  await page.reload()
}

/** All that the worker has kept of the API, as text. */
export const keptText = (page) => page.evaluate(async () => {
  let text = ''
  for (const name of await caches.keys()) {
    if (!name.startsWith('fairlead-answers-')) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) text += `${request.url} ${await (await cache.match(request)).text()}\n`
  }
  return text
})

/** Waits until what is kept says this, or does not. */
export const keeps = (page, words, yes = true) => until(async () => {
  const text = await keptText(page)
  if (text.includes(words) !== yes) throw new Error(`${yes ? 'not kept' : 'still kept'}: ${words}, in ${text.slice(0, 2_000)}`)
})

/**
 * The worker's own side, through the browser's tools. Chromium without windows lets nobody notify, and ends a worker that
 * sets a badge: what the worker asks the system for is written down instead.
 */
export async function workerTools(page, origin) {
  const [worker] = page.context().serviceWorkers()
  await worker.evaluate(() => {
    self.shown = []
    self.closed = []
    self.badges = []
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => { self.shown.push({ title, ...options }) }
    navigator.setAppBadge = async (n) => { self.badges.push(n) }
  })
  const tools = await page.context().newCDPSession(page)
  const found = new Promise((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId))
  })
  await tools.send('ServiceWorker.enable')
  const registrationId = await found
  return {
    push: (data) => tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data }),
    shown: () => worker.evaluate(() => self.shown),
    closed: () => worker.evaluate(() => self.closed),
    badges: () => worker.evaluate(() => self.badges),
    /** A click on what was shown last with these words. */
    click: (title) => worker.evaluate((wanted) => {
      const event = new ExtendableEvent('notificationclick')
      const { tag, data } = self.shown.findLast((one) => one.title === wanted)
      event.notification = { tag, data, close: () => { self.closed.push(tag) } }
      self.dispatchEvent(event)
    }, title),
  }
}
