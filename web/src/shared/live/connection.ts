import { useSyncExternalStore } from 'react'

const patienceMs = 5_000
const listeners = new Set<() => void>()
let lost = false
let patience: ReturnType<typeof setTimeout> | undefined

function set(value: boolean) {
  lost = value
  for (const listener of listeners) listener()
}

/** A lost connection is worth a word only after some seconds: most come back before anybody would notice. */
export function noteConnection(up: boolean) {
  if (up) {
    clearTimeout(patience)
    patience = undefined
    if (lost) set(false)
  } else {
    patience ??= setTimeout(() => set(true), patienceMs)
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useConnectionLost(): boolean {
  return useSyncExternalStore(subscribe, () => lost)
}
