import type { Drop } from './kept'

/** What a page tells the worker. Both read the same clock. */
export type Letter = { kind: 'drop'; drop: Drop } | { kind: 'takeOver' }

type What = Drop extends infer D ? (D extends Drop ? Omit<D, 'before'> : never) : never

async function drop(what: What) {
  if (!('serviceWorker' in navigator)) return
  const letter: Letter = { kind: 'drop', drop: { ...what, before: Date.now() } as Drop }
  const registration = await navigator.serviceWorker.getRegistration()
  for (const worker of [registration?.active, registration?.waiting]) worker?.postMessage(letter)
}

/** Somebody came or went: nothing of what was kept for offline is theirs. */
export function dropAllKept() {
  void drop({ what: 'all' })
}

/** The server was not heard for a while: a lead may have been taken away. */
export function dropKeptLeads() {
  void drop({ what: 'leads' })
}

/** Something changed: what shows it may show a lead that was taken away. */
export function dropKept(topics: string[]) {
  void drop({ what: 'topics', topics })
}
