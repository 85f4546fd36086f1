import { read } from './message'
import { targetOf, windowFor } from './places'

declare const self: ServiceWorkerGlobalScope

const answerMs = 1_000

/** Shows what came, always: a browser stops taking messages from who shows none. */
export async function show(data: string | undefined) {
  const { title, text, link, tag, at } = read(data, Date.now())
  // TypeScript's library has forgotten `renotify` and `timestamp`, which browsers know.
  const options = { body: text, tag, renotify: true, data: link, icon: '/icon-192.png', badge: '/badge-96.png', timestamp: at }
  await self.registration.showNotification(title, options)
  await countUnread()
}

/** The number on the icon is what the bell says; where that cannot be asked, a dot. */
async function countUnread() {
  if (!('setAppBadge' in navigator)) return
  const unread = await fetch('/api/v1/notifications?limit=1').then(async (answer) => (answer.ok ? Number((await answer.json()).unread) : undefined)).catch(() => undefined)
  await navigator.setAppBadge(unread).catch(() => {})
}

/** Leads to what a notification is about: in a window of ours, if there is one. */
export async function click(notification: Notification) {
  notification.close()
  const target = targetOf(notification.data, self.location.origin)
  const window = windowFor(await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
  if (!window) {
    await self.clients.openWindow(target)
    return
  }
  await window.focus().catch(() => {}) // the browser may have its reasons; the page is right all the same
  if (await opened(window, target)) return
  await window.navigate(target).catch(() => self.clients.openWindow(target))
}

/** Asks a window to show a page. One that has not started, or runs an older build, does not answer. */
function opened(window: WindowClient, link: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((answer) => {
    port1.addEventListener('message', () => answer(true))
    port1.start()
    setTimeout(() => answer(false), answerMs)
    window.postMessage({ kind: 'open', link }, [port2])
  })
}

/** The browser has given up a subscription: makes another, and tells the server. */
export async function subscribeAgain(before: PushSubscription | null) {
  const options = before?.options ?? { userVisibleOnly: true, applicationServerKey: await pushKey() }
  const { endpoint, keys } = (await self.registration.pushManager.subscribe(options)).toJSON()
  await fetch('/api/v1/me/push-subscriptions', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ endpoint, keys }),
  })
}

async function pushKey(): Promise<string> {
  return (await (await fetch('/api/v1/me/notification-settings')).json()).push_key
}

/** Who has left is told nothing more here, and neither is who sits there next. */
export async function silence() {
  for (const shown of await self.registration.getNotifications()) shown.close()
  await (await self.registration.pushManager.getSubscription())?.unsubscribe()
}
