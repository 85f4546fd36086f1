import { useMemo } from 'react'
import { useFields, type Field } from '@/shared/fields/useFields'
import { useStatuses, type LeadStatus } from '@/shared/leads/useStatuses'

/** What the workspace calls its statuses and custom fields. */
export type Names = { statuses: LeadStatus[]; fields: Field[] }

export function useNames(): Names {
  const statuses = useStatuses()
  const fields = useFields()
  return useMemo(() => ({ statuses, fields }), [statuses, fields])
}
