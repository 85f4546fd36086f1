import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { beginOf, openOf } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'

export type Lead = components['schemas']['Lead']

const waitingShown = 5
const mineShown = 15

function startOfToday(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString()
}

/** What of mine nobody has answered yet, and what is still to be worked on, as the list is asked for it. */
export function useMineBy() {
  const statuses = useStatuses()
  const mine = { assigned_agent: ['me'] }
  return {
    waiting: { ...mine, status: [beginOf(statuses)?.key ?? ''] },
    open: { ...mine, status: openOf(statuses).map(({ key }) => key) },
  }
}

/** Nobody has answered them yet, longest first. */
export function useWaiting() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { ...useMineBy().waiting, sort: 'created_at', limit: waitingShown } } })
}

/** Those of them that came today. */
export function useNewToday() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { ...useMineBy().waiting, created_after: startOfToday(), limit: 1 } } })
}

export function useOpen() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { ...useMineBy().open, limit: 1 } } })
}

export function useMine() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['me'], limit: mineShown } } })
}

/** Others' leads move the turn too, and nobody tells us about those. */
const turnsMs = 30_000

export function useTurns() {
  return api.useQuery('get', '/api/v1/me/turns', {}, { refetchInterval: turnsMs })
}
