import type { QueryClient } from '@tanstack/react-query'
import { isStale } from './staleKeys'

const address = '/api/v1/stream'
const gatherMs = 150
const retryMs = 5_000

/**
 * Listens to what changed on the server and marks the cached answers stale.
 * Events carry no data, only topics: what a member may see is decided by the
 * call that follows. Returns a function that ends the connection.
 */
export function connectLive(queries: QueryClient): () => void {
  const pending = new Set<string>()
  let source: EventSource
  let gather: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let wasOpen = false

  function flush() {
    const topics = [...pending]
    pending.clear()
    gather = undefined
    void queries.invalidateQueries({ predicate: (query) => isStale(query.queryKey, topics) })
  }

  function open() {
    source = new EventSource(address)
    source.addEventListener('open', () => {
      // Whatever happened while we were away was not told to us.
      if (wasOpen) void queries.invalidateQueries()
      wasOpen = true
    })
    source.addEventListener('changed', (event) => {
      for (const topic of topicsOf(event.data)) pending.add(topic)
      gather ??= setTimeout(flush, gatherMs)
    })
    source.addEventListener('error', () => {
      // The browser reconnects by itself, except after an answer that is not a stream.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs)
    })
  }

  open()
  return () => {
    clearTimeout(gather)
    clearTimeout(retry)
    source.close()
  }
}

function topicsOf(data: string): string[] {
  const message = JSON.parse(data) as { what?: string[] }
  return message.what ?? []
}
