import { createContext } from 'react'
import type { LeadTrail } from '@/shared/leads/trail'
import type { LeadFilter } from '../filters/leadFilter'
import type { LeadSort, LeadsSearch } from '../search'
import type { useLeadList } from './useLeadList'

/** What the page of a lead is told of the list that it is opened from. */
export const TrailContext = createContext<LeadTrail | undefined>(undefined)

type Options = { filter: LeadFilter; sort: LeadSort; search: LeadsSearch; before: (string | undefined)[]; list: ReturnType<typeof useLeadList> }

export function trailOf({ filter, sort, search, before, list }: Options): LeadTrail {
  const { cursor, ...address } = search
  return {
    query: { ...filter, sort }, search: address, cursor, before, next: list.next,
    ids: list.rows?.map((lead) => lead.id) ?? [], total: list.total ?? 0, exact: list.totalIsExact,
  }
}
