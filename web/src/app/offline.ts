import type { Query } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import { areWords } from '@/shared/pwa/kept'
import { noteAnswer, noteFailure, noteTurn, onOffline, watchNetwork } from '@/shared/pwa/offline'
import { queries } from './queries'
import { router } from './router'

const againMs = 5_000

/** Notices when the server is lost, and shows nothing then of which it was last heard that it is not true any more. */
export function watchOffline() {
  client.use({
    onResponse: ({ response, schemaPath }) => noteAnswer(schemaPath, response.headers),
    onError: ({ error }) => { if (error instanceof TypeError) noteFailure() },
  })
  watchNetwork()
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => { if (pathChanged) noteTurn() })
  onOffline((offline) => { if (offline) forgetDoubtful() })
  askUntilAnswered()
}

/** One request that was lost is not the server: while a page says so and asks for nothing, it is asked whether that still holds. */
function askUntilAnswered() {
  let asking: ReturnType<typeof setInterval> | undefined
  onOffline((offline) => {
    clearInterval(asking)
    if (offline?.network) asking = setInterval(() => void client.GET('/api/v1/me').catch(() => {}), againMs)
  })
}

/** A lead may have been taken away, and the question whether it was finds no answer now. */
function forgetDoubtful() {
  queries.removeQueries({ type: 'inactive', predicate: isDoubtful })
  void queries.resetQueries({ type: 'active', predicate: isDoubtful })
}

function isDoubtful({ queryKey, state }: Query): boolean {
  const path = queryKey[1]
  return state.isInvalidated && state.data !== undefined && typeof path === 'string' && !areWords(path)
}
