import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

export type Version = components['schemas']['RoutingVersion']
export type Change = components['schemas']['RoutingChange']

const pageSize = 20

/** One page of versions, newest first, each with what it changed. */
export function useVersions(cursor?: string) {
  return api.useQuery('get', '/api/v1/routing/versions', { params: { query: { limit: pageSize, cursor } } }, { placeholderData: (before) => before })
}

/** What would change if a version were live instead of the one that is. */
export function useVersionAgainst(version: Version, live: number) {
  return api.useQuery('get', '/api/v1/routing/versions/{id}', { params: { path: { id: version.version }, query: { since: live } } })
}

/** Brings a version back, and offers to take that back: then `live` is brought back. */
export function useRestore() {
  const stale = useStale()
  const { mutateAsync, isPending, error } = api.useMutation('post', '/api/v1/routing/versions/{id}/restore', { onSettled: () => stale('routing') })
  async function restore(id: number, live?: number) {
    await mutateAsync({ params: { path: { id } } })
    toast.done(strings.history.restored(id), live === undefined ? undefined : () => void restore(live).catch(toast.failed))
  }
  return { restore, pending: isPending, error }
}
