import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { goesOn } from '@/shared/batches/words'

const pageSize = 50
// The live connection tells of every step; this is for when it is away.
const pollMs = 2_000

/** Bulk actions, newest first; while one goes on, its numbers go on too. */
export function useBatchList(cursor: string | undefined) {
  return api.useQuery('get', '/api/v1/batches', { params: { query: { limit: pageSize, cursor } } }, {
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? pollMs : false),
  })
}
