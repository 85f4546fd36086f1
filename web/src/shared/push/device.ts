import { client } from '@/shared/api/client'
import { registerWorker } from '@/shared/pwa/worker'
import { deviceName } from './deviceName'
import { isFor, bytesOf } from './key'
import { strings } from './strings'

const patienceMs = 15_000

/** What this browser's push service calls it; null: it takes nothing. */
export async function currentEndpoint(): Promise<string | null> {
  return (await subscription())?.endpoint ?? null
}

async function subscription(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager?.getSubscription()) ?? null
}

/** Why this browser takes no notifications, in a sentence. */
export class PushRefused extends Error {}

/** Asks for leave, and has this browser take notifications. To be called by a click: browsers ask at no other time. */
export async function allowPush(key: string): Promise<void> {
  if (await Notification.requestPermission() !== 'granted') throw new PushRefused(strings.refused)
  const { endpoint, keys } = (await subscribed(key)).toJSON()
  const { error } = await client.POST('/api/v1/me/push-subscriptions', {
    body: { endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }, name: deviceName(navigator.userAgent, navigator.maxTouchPoints) },
  })
  if (error) throw error
}

async function subscribed(key: string): Promise<PushSubscription> {
  try {
    await registerWorker()
    const { pushManager } = await inTime(navigator.serviceWorker.ready)
    const had = await pushManager.getSubscription()
    if (had && isFor(had.options.applicationServerKey, key)) return had
    await had?.unsubscribe()
    return await inTime(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }))
  } catch {
    throw new PushRefused(strings.failed)
  }
}

/** A worker that does not start would be waited for without end. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => { setTimeout(() => reject(new PushRefused(strings.failed)), patienceMs) })])
}

/** Has this browser take nothing any more, whatever the server thinks. */
export async function leavePush(): Promise<void> {
  await (await subscription())?.unsubscribe()
}

/** On signing out: who comes next must not read what the last one was sent. */
export async function leaveWithServer(): Promise<void> {
  const mine = await subscription()
  if (!mine) return
  const { data } = await client.GET('/api/v1/me/notification-settings')
  const device = data?.devices.find(({ endpoint }) => endpoint === mine.endpoint)
  if (device) await client.DELETE('/api/v1/me/push-subscriptions/{id}', { params: { path: { id: device.id } } })
  await mine.unsubscribe()
}
