import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/shared/api/client'
import { useMay, useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import type { Availability, Edit } from './availability'

const path = '/api/v1/members/{id}/availability'

const availabilityOptions = (id: number) => api.queryOptions('get', path, { params: { path: { id } } })

export function useAvailability(id: number) {
  return useQuery(availabilityOptions(id))
}

/** Changes one part of what is saved now, which may be newer than what is shown. */
export function useChange(id: number) {
  const queries = useQueryClient()
  const stale = useStale()
  const put = api.useMutation('put', path)
  return useMutation<Availability, unknown, Edit>({
    mutationFn: async (edit) => {
      const saved = await queries.fetchQuery({ ...availabilityOptions(id), staleTime: 0 })
      return put.mutateAsync({ params: { path: { id } }, body: edit(saved) })
    },
    onSuccess: (saved) => { queries.setQueryData(availabilityOptions(id).queryKey, saved) },
    onSettled: () => stale('members', 'routing'),
  })
}

/** Everybody enters their own; others' who manages availability. */
export function useMayEnter(): (id: number) => boolean {
  const me = useMe().data?.id
  const manages = useMay('availability.manage')
  return useCallback((id) => manages || id === me, [manages, me])
}

/** The zone in which days and hours of a member are read: that of their hours, or the workspace's. */
export function useZone(saved: Availability | undefined): string {
  const workspace = useMe().data?.workspace.zone ?? 'UTC'
  return saved?.hours?.zone || workspace
}
