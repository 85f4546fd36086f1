import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useRef } from 'react'
import { api } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { leadOptions, versionOf, type Lead } from '../useLead'
import type { LeadPatch } from './values'

/** Changes a lead as it was at `base`; rejects with the server's problem. */
export type Save = (base: Lead, patch: LeadPatch) => Promise<Lead>

export const SaveContext = createContext<Save | undefined>(undefined)

export function useSave(): Save {
  const save = useContext(SaveContext)
  if (!save) throw new Error('A lead is edited on its page')
  return save
}

/**
 * The changes of one page go one after the other: each is meant for the version that the one before it made, so that only
 * a change by somebody else is in the way.
 */
export function useSaveInTurn(): Save {
  const queries = useQueryClient()
  const stale = useStale()
  const { mutateAsync } = api.useMutation('patch', '/api/v1/leads/{id}')
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const ours = useRef(new Map<number, number>())

  async function send(base: Lead, patch: LeadPatch): Promise<Lead> {
    let { version } = base
    for (let next = ours.current.get(version); next !== undefined; next = ours.current.get(version)) version = next
    const after = await mutateAsync({ params: { path: { id: base.id }, header: versionOf({ ...base, version }) }, body: patch })
    if (after.version !== version) ours.current.set(version, after.version)
    queries.setQueryData(leadOptions(base.id).queryKey, after)
    void stale('leads')
    return after
  }

  return (base, patch) => {
    const turn = last.current.then(() => send(base, patch))
    last.current = turn.catch(() => undefined)
    return turn
  }
}

export function isOutdated(error: unknown): boolean {
  return isProblem(error) && error.status === 412
}
