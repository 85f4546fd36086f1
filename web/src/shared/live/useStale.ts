import { useQueryClient } from '@tanstack/react-query'
import { isStale } from './staleKeys'

/** After a change of our own: reads again whatever shows these topics, without waiting for the server's event. */
export function useStale() {
  const queries = useQueryClient()
  return (...topics: string[]) => queries.invalidateQueries({ predicate: (query) => isStale(query.queryKey, topics) })
}
