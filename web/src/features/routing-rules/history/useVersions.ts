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

/** Brings a version back in place of the one that was seen to be live, and offers to take that back. */
export function useRestore() {
  const stale = useStale()
  const { mutateAsync, isPending, error } = api.useMutation('post', '/api/v1/routing/versions/{id}/restore', { onSettled: () => stale('routing') })
  const put = (id: number, live: number) => mutateAsync({ params: { path: { id }, header: { 'If-Match': `"${live}"` } } })
  async function restore(id: number, live: number) {
    const { version } = await put(id, live)
    const back = () => put(live, version).then(() => toast.done(strings.history.restored(live)), toast.failed)
    toast.done(strings.history.restored(id), () => void back())
  }
  return { restore, pending: isPending, error }
}
