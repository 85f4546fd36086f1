import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { leadOptions, type Lead } from '../useLead'

/** Changes a lead's own values, unless somebody else changed it since it was read. */
export function usePatchLead() {
  const queries = useQueryClient()
  const stale = useStale()
  return api.useMutation('patch', '/api/v1/leads/{id}', {
    onSuccess: (lead: Lead) => {
      queries.setQueryData(leadOptions(lead.id).queryKey, lead)
      void stale('leads')
    },
  })
}

export function isOutdated(error: unknown): boolean {
  return isProblem(error) && error.status === 412
}
