import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Lead = components['schemas']['Lead']
export type Activity = components['schemas']['Activity']
export type Decision = components['schemas']['Decision']

export function leadOptions(id: number) {
  return api.queryOptions('get', '/api/v1/leads/{id}', { params: { path: { id } } })
}

/** What a change is meant for: the server refuses it if somebody was faster. */
export function versionOf(lead: Lead) {
  return { 'If-Match': `"${lead.version}"` }
}

export function useTimeline(id: number) {
  return api.useInfiniteQuery(
    'get',
    '/api/v1/leads/{id}/timeline',
    { params: { path: { id }, query: { limit: 50 } } },
    { pageParamName: 'cursor', initialPageParam: '', getNextPageParam: (page) => page.next_cursor ?? undefined },
  )
}

/** What stands before the pages of a timeline that are shown, as far as one look goes. No cursor: nothing, or nobody asks. */
export function useEarlier(id: number, cursor: string | null | undefined) {
  const query = { limit: 200, cursor: cursor ?? undefined }
  return api.useQuery('get', '/api/v1/leads/{id}/timeline', { params: { path: { id }, query } }, { enabled: Boolean(cursor) })
}

export function useDecisions(id: number) {
  return api.useQuery('get', '/api/v1/leads/{id}/decisions', { params: { path: { id } } })
}
