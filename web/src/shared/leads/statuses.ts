import type { LeadStatus } from './useStatuses'
import { fromKey } from './words'

/** `contacted` → “Contacted”. A status that has been deleted is read off its key. */
export function statusName(key: string, statuses: LeadStatus[]): string {
  return statuses.find((status) => status.key === key)?.name ?? fromKey(key)
}

/** Where leads begin: nobody has answered one that is still there. */
export function beginOf(statuses: LeadStatus[]): LeadStatus | undefined {
  return openOf(statuses)[0]
}

/** Leads of these are still to be worked on. */
export function openOf(statuses: LeadStatus[]): LeadStatus[] {
  return statuses.filter(({ kind }) => kind === 'open')
}
