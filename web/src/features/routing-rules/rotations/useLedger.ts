import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type LedgerAgent = components['schemas']['LedgerAgent']
export type LedgerEntry = components['schemas']['LedgerEntry']

/** Balances and turns as they are now, and one page of entries. */
export function useLedger(id: number, cursor?: string) {
  return api.useQuery('get', '/api/v1/rotations/{id}/ledger', { params: { path: { id }, query: { limit: 10, cursor } } }, { placeholderData: (before) => before })
}
