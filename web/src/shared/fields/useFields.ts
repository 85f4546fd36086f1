import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Field = components['schemas']['Field']
export type FieldType = components['schemas']['FieldType']

/** Known before anything is drawn; told anew when somebody changes them. */
export const fieldsOptions = api.queryOptions('get', '/api/v1/fields', {}, { staleTime: Infinity })

const none: Field[] = []

/** The workspace's custom fields, in order. */
export function useFields(): Field[] {
  return useQuery(fieldsOptions).data?.items ?? none
}
