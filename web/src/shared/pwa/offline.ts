import { useSyncExternalStore } from 'react'
import { areWords, keptHeader } from './kept'

/** That the server cannot be reached, whether this device has a network, and when what is shown was loaded. */
export type Offline = { network: boolean; since: Date | undefined }

const listeners = new Set<(offline: Offline | undefined) => void>()
let offline: Offline | undefined
let answered: number | undefined // when the server last answered with something of the page
let kept: number | undefined // the oldest of what the page shows from what was kept

function set(next: Offline | undefined) {
  if (offline?.network === next?.network && offline?.since?.getTime() === next?.since?.getTime() && !offline === !next) return
  offline = next
  for (const listener of listeners) listener(offline)
}

function lost() {
  const at = kept ?? answered
  set({ network: navigator.onLine, since: at === undefined ? undefined : new Date(at) })
}

function back() {
  kept = undefined
  set(undefined)
}

/** What surrounds every page says nothing of when that was loaded. */
const surrounds = (path: string) => areWords(path) || path === '/api/v1/notifications'

/** Every answer tells whether the server is there. */
export function noteAnswer(path: string, headers: Headers) {
  const asked = headers.get(keptHeader)
  if (asked === null) {
    if (!surrounds(path)) answered = Date.now()
    back()
    return
  }
  if (!surrounds(path)) kept = Math.min(kept ?? Infinity, Number(asked))
  lost()
}

/** A request that got no answer at all. */
export const noteFailure = lost

/** Another page is opened: it says for itself when it was loaded, if it was. */
export function noteTurn() {
  if (!offline) return
  kept = undefined
  answered = undefined
  lost()
}

/** Hears what the browser knows of its network. */
export function watchNetwork() {
  window.addEventListener('offline', lost)
  window.addEventListener('online', back)
}

/** Calls `listener` when the server is lost or found. */
export function onOffline(listener: (offline: Offline | undefined) => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export function useOffline(): Offline | undefined {
  return useSyncExternalStore(onOffline, () => offline)
}
