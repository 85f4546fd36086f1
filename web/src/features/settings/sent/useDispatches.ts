import { useQuery } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import type { SentBy, Show } from '../search'

export type Dispatch = components['schemas']['Dispatch']
type Counts = components['schemas']['DispatchPage']['counts']

const path = '/api/v1/dispatches'
/** Nobody is told how each notification goes; while some are on their way the list looks by itself. */
const lookEveryMs = 5_000

/** One page of notifications beyond the bell, newest first. The page before stays in sight until the next one is there. */
export function useDispatches(show: Show, channel: SentBy | undefined, cursor: string | undefined) {
  return useQuery({
    // As api.useQuery has it, so that the stream's topics find it.
    queryKey: ['get', path, { show, channel, cursor }],
    queryFn: async ({ signal }) => {
      const answer = await client.GET(path, { params: { query: { limit: 25, cursor, channel, state: show === 'all' ? undefined : show } }, signal })
      if (answer.error) throw answer.error
      return answer.data
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (sum(state.data?.counts, 'due') > 0 ? lookEveryMs : false),
    placeholderData: (before, last) => {
      const key = last?.queryKey[2] as { show?: Show; channel?: SentBy } | undefined
      return key?.show === show && key.channel === channel ? before : undefined
    },
  })
}

/** How many have failed, of all channels. */
export function useFailed(): number {
  const { data } = useDispatches('failed', undefined, undefined)
  return sum(data?.counts, 'failed')
}

/** Of one channel, or of all. */
export function sum(counts: Counts | undefined, what: 'due' | 'failed', channel?: SentBy): number {
  return (counts ?? []).filter((one) => channel === undefined || one.channel === channel).reduce((total, one) => total + one[what], 0)
}
