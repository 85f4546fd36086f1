import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import { bodyOf, searchOf, type Settled } from './question'

/** What the answer is kept under. No path of the API: what has come in meanwhile changes nothing about the past. */
const keyOf = (question: Settled) => ['replay', searchOf(question)]

/** Asks, and shows the answer to the question before until there is one. */
export function useReplay(question: Settled) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keyOf(question),
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/routing/replay', { body: bodyOf(question), signal })
      if (error) throw error
      return data
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return {
    /** Of this question, or of the one before while this one is asked. */
    replay: query.data,
    isOld: query.isPlaceholderData,
    running: query.isFetching,
    /** Nothing is asked, and there is no answer. */
    cancelled: query.fetchStatus === 'idle' && (query.isPending || query.isPlaceholderData),
    error: query.isFetching ? null : query.error,
    again: () => void query.refetch(),
    cancel: () => queries.cancelQueries({ queryKey: keyOf(question) }),
  }
}
