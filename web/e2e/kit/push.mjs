// A browser that takes push, as far as a page sees one: no push service is asked.
import { createECDH, randomBytes } from 'node:crypto'

/** Makes every page of a window find a browser that gives leave when it is asked. `endpoint`: where its push service would be. */
export async function takesPush(page, endpoint) {
  const key = createECDH('prime256v1').generateKeys('base64url')
  await page.addInitScript(pretend, { endpoint, p256dh: key, auth: randomBytes(16).toString('base64url') })
}

function pretend({ endpoint, p256dh, auth }) {
  const kept = 'e2e.push'
  const subscription = (applicationServerKey) => ({
    endpoint, options: { applicationServerKey }, toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
    unsubscribe: async () => { localStorage.removeItem(kept); return true },
  })
  const pushManager = {
    getSubscription: async () => (localStorage.getItem(kept) ? subscription(new Uint8Array(JSON.parse(localStorage.getItem(kept))).buffer) : null),
    subscribe: async ({ applicationServerKey }) => {
      localStorage.setItem(kept, JSON.stringify([...new Uint8Array(applicationServerKey)]))
      return subscription(applicationServerKey.buffer)
    },
  }
  const registration = { pushManager, active: { postMessage: () => {} }, update: async () => {}, addEventListener: () => {} }
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { register: async () => registration, getRegistration: async () => registration, ready: Promise.resolve(registration), controller: null, addEventListener: () => {} },
  })
  let permission = localStorage.getItem('e2e.permission') ?? 'default'
  Object.defineProperty(Notification, 'permission', { get: () => permission })
  Notification.requestPermission = async () => {
    permission = 'granted'
    localStorage.setItem('e2e.permission', permission)
    return permission
  }
}
