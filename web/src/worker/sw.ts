// The service worker: takes pushes, and opens Fairlead without a network. What it keeps, and when it throws that away,
// is docs/adr/0024-offline.md.
import type { Letter } from '@/shared/pwa/cache'
import { isKept } from '@/shared/pwa/kept'
import { Answers } from './answers'
import { answerFrom, enterOrLeave } from './ask'
import { isPage } from './places'
import { click, show, silence, subscribeAgain } from './push'
import { Shell, type Build } from './shell'

declare const self: ServiceWorkerGlobalScope
declare const BUILD: Build // written in by web/build/worker.ts

const build = BUILD
const shell = new Shell(build, self.caches)
const prefix = 'fairlead-answers-'
const ours = prefix + build.name
const answers = new Answers(self.caches.open(ours))

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([shell.fill(), self.skipWaiting()]))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.tidy(), forgetOtherBuilds(), answers.expire(), self.clients.claim()]))
})

/** Another build may read answers otherwise. */
async function forgetOtherBuilds() {
  const names = await self.caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== ours).map((name) => self.caches.delete(name)))
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (url.pathname === '/api/v1/session' && request.method !== 'GET') event.respondWith(enterOrLeave(request, answers, silence))
  else if (request.method !== 'GET') return
  else if (isKept(url)) event.respondWith(answerFrom(event, answers, silence))
  else if (request.mode === 'navigate') { if (isPage(url.pathname)) event.respondWith(shell.open(request)) }
  else if (shell.includes(url.pathname)) event.respondWith(shell.file(request))
})

self.addEventListener('message', (event) => {
  const letter = event.data as Letter
  event.waitUntil(letter.kind === 'drop' ? answers.drop(letter.drop) : self.skipWaiting())
})

self.addEventListener('push', (event) => event.waitUntil(show(event.data?.text())))
self.addEventListener('notificationclick', (event) => event.waitUntil(click(event.notification)))
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain((event as PushSubscriptionChange).oldSubscription)))

type PushSubscriptionChange = ExtendableEvent & { oldSubscription: PushSubscription | null }
