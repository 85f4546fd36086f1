import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { draftKey } from '@/shared/leads/draftKey'
import type { Person } from './mentions'

type NoteDraft = { text: string; mentioned: Person[] }

const nothing: NoteDraft = { text: '', mentioned: [] }

/**
 * What is being written about a lead. It waits while its author looks at other pages, also when a session that has ended makes
 * them sign in again, and is forgotten with all else when they sign out.
 */
export function useNoteDraft(leadId: number) {
  const queries = useQueryClient()
  const key = draftKey(useMe().data?.id, leadId)
  const [draft, setDraft] = useState(() => queries.getQueryData<NoteDraft>(key) ?? nothing)

  function write(change: Partial<NoteDraft>) {
    const next = { ...draft, ...change }
    queries.setQueryDefaults(key, { gcTime: Infinity })
    queries.setQueryData(key, next)
    setDraft(next)
  }
  return { ...draft, write, clear: () => write(nothing) }
}
