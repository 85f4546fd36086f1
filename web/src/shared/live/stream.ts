import { dropKept, dropKeptLeads } from '@/shared/pwa/cache'

const address = '/api/v1/stream'
const retryMs = 5_000

/** What is heard: topics that went stale, or that the connection stands or is lost. */
export type LiveMessage = { kind: 'changed'; topics: string[] } | { kind: 'up' } | { kind: 'down' }

/**
 * Keeps one connection to the server and tells what it hears. Returns a function that ends it. What is kept for offline goes
 * here and at once: one tab hears the server, and pages in the background come to nothing else for a while.
 */
export function openStream(tell: (message: LiveMessage) => void): () => void {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined

  function open() {
    source = new EventSource(address)
    source.addEventListener('open', () => {
      dropKeptLeads()
      tell({ kind: 'up' })
    })
    source.addEventListener('changed', (event) => {
      const topics = topicsOf(event.data)
      dropKept(topics)
      tell({ kind: 'changed', topics })
    })
    source.addEventListener('error', () => {
      tell({ kind: 'down' })
      // The browser reconnects by itself, except after an answer that is not a stream.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs)
    })
  }

  open()
  return () => {
    clearTimeout(retry)
    source.close()
  }
}

function topicsOf(data: string): string[] {
  const message = JSON.parse(data) as { what?: string[] }
  return message.what ?? []
}
