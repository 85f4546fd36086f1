/**
 * Starts the service worker, which takes pushes and opens Fairlead without a network. Nothing where browsers know none
 * (no HTTPS, private windows of some), and in development, where none is built.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return undefined
  try {
    return await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  } catch {
    return undefined // it is tried again with the next page; everything else works without
  }
}
