import type { Query, QueryClient } from '@tanstack/react-query'
import { meOptions } from '@/shared/api/useMe'
import { noteConnection } from './connection'
import { openSharedStream } from './sharedStream'
import { isStale } from './staleKeys'
import type { LiveMessage } from './stream'

/** The first change is asked about at once; what follows it so soon is asked about together. */
const gatherMs = 150

/**
 * Listens to what changed on the server and marks the cached answers stale.
 * Events carry no data, only topics: what a member may see is decided by the
 * call that follows. `onUp` hears whenever the connection stands. Returns a
 * function that ends it.
 */
export function connectLive(queries: QueryClient, onUp: () => void = () => {}): () => void {
  const pending = new Set<string>()
  let gather: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  let up: boolean | undefined

  function flush() {
    const topics = [...pending]
    pending.clear()
    gather = undefined
    last = performance.now()
    void bellFirst(queries, (query) => isStale(query.queryKey, topics))
  }

  function hear(message: LiveMessage) {
    if (message.kind === 'changed') {
      for (const topic of message.topics) pending.add(topic)
      gather ??= setTimeout(flush, Math.max(0, last + gatherMs - performance.now()))
      return
    }
    const before = up
    up = message.kind === 'up'
    if (before === up) return
    noteConnection(up)
    // Whatever happened before was not told to us: while we were away, or since the page was read.
    if (up) {
      void markStale(queries, () => true)
      onUp()
    }
    // The stream also ends when the session does; asking who we are tells.
    if (!up) void queries.invalidateQueries({ queryKey: meOptions.queryKey })
  }

  const close = openSharedStream(hear)
  return () => {
    clearTimeout(gather)
    close()
    noteConnection(true)
  }
}

const rings = (query: Query) => query.queryKey[1] === '/api/v1/notifications'

/** What tells somebody of their lead does not queue behind what else the page shows; a slow answer does not hold that up for long. */
async function bellFirst(queries: QueryClient, concerns: (query: Query) => boolean) {
  const bell = markStale(queries, (query) => concerns(query) && rings(query))
  await Promise.race([bell, new Promise((go) => setTimeout(go, gatherMs))])
  await markStale(queries, (query) => concerns(query) && !rings(query))
}

/**
 * Fetches answers again that are shown. One that is on its way for the first
 * time may have been worded before the change: it is asked for once more.
 */
async function markStale(queries: QueryClient, concerns: (query: Query) => boolean) {
  const underWay = queries
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: (query) => query.state.data === undefined && concerns(query) })
  const asked = queries.invalidateQueries({ predicate: concerns })
  await Promise.allSettled(underWay.map((query) => query.promise))
  await Promise.all([asked, queries.invalidateQueries({ predicate: (query) => underWay.includes(query) })])
}
