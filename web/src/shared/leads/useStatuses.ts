import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type LeadStatus = components['schemas']['LeadStatus']

/** Known before anything is drawn; told anew when somebody changes them. */
export const statusesOptions = api.queryOptions('get', '/api/v1/statuses', {}, { staleTime: Infinity })

const none: LeadStatus[] = []

/** The workspace's statuses, in its order. */
export function useStatuses(): LeadStatus[] {
  return useQuery(statusesOptions).data?.items ?? none
}
