import type { Letter } from './cache'

const patienceMs = 2_000

/**
 * Starts the service worker, which takes pushes and opens Fairlead without a network. Nothing where browsers know none
 * (no HTTPS, private windows of some), and in development, where none is built.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return undefined
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    registration.addEventListener('updatefound', hurryNext)
    hurry(registration.waiting)
    return registration
  } catch {
    return undefined // it is tried again with the next page; everything else works without
  }
}

function hurryNext({ target }: Event) {
  const { installing } = target as ServiceWorkerRegistration
  installing?.addEventListener('statechange', () => hurry(installing))
}

/**
 * A new build's worker takes over as soon as it is there. Chromium lets it wait all the same, and for good, if a page asks for
 * something at that very moment: then it is told once more.
 */
function hurry(next: ServiceWorker | null) {
  if (next?.state !== 'installed') return
  setTimeout(() => {
    const letter: Letter = { kind: 'takeOver' }
    if (next.state === 'installed') next.postMessage(letter)
  }, patienceMs)
}
