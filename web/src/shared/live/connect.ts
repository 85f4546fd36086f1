import type { QueryClient } from '@tanstack/react-query'
import { meOptions } from '@/shared/api/useMe'
import { noteConnection } from './connection'
import { openSharedStream } from './sharedStream'
import { isStale } from './staleKeys'
import type { LiveMessage } from './stream'

const gatherMs = 150

/**
 * Listens to what changed on the server and marks the cached answers stale.
 * Events carry no data, only topics: what a member may see is decided by the
 * call that follows. Returns a function that ends the connection.
 */
export function connectLive(queries: QueryClient): () => void {
  const pending = new Set<string>()
  let gather: ReturnType<typeof setTimeout> | undefined
  let up: boolean | undefined

  function flush() {
    const topics = [...pending]
    pending.clear()
    gather = undefined
    void queries.invalidateQueries({ predicate: (query) => isStale(query.queryKey, topics) })
  }

  function hear(message: LiveMessage) {
    if (message.kind === 'changed') {
      for (const topic of message.topics) pending.add(topic)
      gather ??= setTimeout(flush, gatherMs)
      return
    }
    const before = up
    up = message.kind === 'up'
    if (before === up) return
    noteConnection(up)
    // Whatever happened while we were away was not told to us.
    if (up && before === false) void queries.invalidateQueries()
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
