import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Lead = components['schemas']['Lead']

const waitingShown = 5
const mineShown = 15
const open: Lead['status'][] = ['new', 'contacted', 'qualified']

function startOfToday(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString()
}

/** Nobody has answered them yet, longest first. */
export function useWaiting() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['me'], status: ['new'], sort: 'created_at', limit: waitingShown } } })
}

/** Those of them that came today. */
export function useNewToday() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['me'], status: ['new'], created_after: startOfToday(), limit: 1 } } })
}

export function useOpen() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['me'], status: open, limit: 1 } } })
}

export function useMine() {
  return api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['me'], limit: mineShown } } })
}

/** Others' leads move the turn too, and nobody tells us about those. */
const turnsMs = 30_000

export function useTurns() {
  return api.useQuery('get', '/api/v1/me/turns', {}, { refetchInterval: turnsMs })
}
