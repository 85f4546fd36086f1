import { router } from './router'

const quietMs = 3_000

/** Shows what a notification leads to when it is clicked, and tells the worker so. */
export function followClicks() {
  navigator.serviceWorker?.addEventListener('message', ({ data, ports }: MessageEvent<{ kind: string; link: string }>) => {
    if (data.kind !== 'open') return
    ports[0]?.postMessage('opened')
    router.history.push(data.link)
  })
}

/** Starts the worker once the first page is there: what it fetches must not hold that up. */
export function startWorker() {
  if (document.readyState === 'complete') soon()
  else window.addEventListener('load', soon)
}

function soon() {
  setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: quietMs })
    else start()
  }, quietMs)
}

function start() {
  void import('@/shared/pwa/worker').then(({ registerWorker }) => registerWorker(), () => {}) // without a network: with the next page
}
