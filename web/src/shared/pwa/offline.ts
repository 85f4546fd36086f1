import { useSyncExternalStore } from 'react'
import { areWords, keptHeader } from './kept'

/** That the server cannot be reached, whether this device has a network, and when what is shown was loaded. */
export type Offline = { network: boolean; since: Date | undefined }

const listeners = new Set<(offline: Offline | undefined) => void>()
let offline: Offline | undefined
let answered: number | undefined // when the server last answered with something of leads
let kept: number | undefined // the oldest of what is shown from what was kept
let turned = false // to another page, which shows something else

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

/** Every answer tells whether the server is there. */
export function noteAnswer(path: string, headers: Headers) {
  const asked = Number(headers.get(keptHeader) ?? Number.NaN)
  if (Number.isNaN(asked)) {
    if (!areWords(path)) answered = Date.now()
    back()
    return
  }
  if (!areWords(path)) {
    kept = turned || kept === undefined ? asked : Math.min(kept, asked)
    turned = false
  }
  lost()
}

/** A request that got no answer at all. */
export const noteFailure = lost

/** Another page is opened: it says for itself when it was loaded. */
export function noteTurn() {
  turned = true
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
