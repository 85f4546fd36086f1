import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem'

/** A refusal (4xx) stays one however often it is asked; only outages are worth a retry. */
function worthRetrying(failures: number, error: unknown): boolean {
  const refused = isProblem(error) && (error.status ?? 500) < 500
  return !refused && failures < 2
}

export function createAppQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: worthRetrying }, mutations: { retry: false } },
  })
}
