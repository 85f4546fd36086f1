import type { Query } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import { areWords } from '@/shared/pwa/kept'
import { noteAnswer, noteFailure, noteTurn, onOffline, watchNetwork } from '@/shared/pwa/offline'
import { queries } from './queries'
import { router } from './router'

/** Notices when the server is lost, and shows nothing then of which it was last heard that it is not true any more. */
export function watchOffline() {
  client.use({
    onResponse: ({ response, schemaPath }) => noteAnswer(schemaPath, response.headers),
    onError: ({ error }) => { if (error instanceof TypeError) noteFailure() },
  })
  watchNetwork()
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => { if (pathChanged) noteTurn() })
  onOffline((offline) => { if (offline) forgetDoubtful() })
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
