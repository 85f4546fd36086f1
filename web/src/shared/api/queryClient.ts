import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem'

/** A refusal (4xx) stays one however often it is asked, and so does no network; only outages are worth a retry. */
function worthRetrying(failures: number, error: unknown): boolean {
  const refused = isProblem(error) && (error.status ?? 500) < 500
  return !refused && navigator.onLine && failures < 2
}

// Asked for without a network, too: the worker may know the answer. A change fails there and then, with a sentence; one that
// waited for the network would be made when nobody thinks of it any more.
const networkMode = 'always'

export function createAppQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, networkMode, refetchOnReconnect: true },
      mutations: { retry: false, networkMode },
    },
  })
}
