import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'

/** Begins to bring in the rows; the page goes on to show how far it is. */
export function useCommit(id: number) {
  const queries = useQueryClient()
  const stale = useStale()
  return api.useMutation('post', '/api/v1/imports/{id}/commit', {
    onSuccess: (begun) => {
      queries.setQueryData(api.queryOptions('get', '/api/v1/imports/{id}', { params: { path: { id } } }).queryKey, begun)
      void stale('batches')
    },
  })
}
