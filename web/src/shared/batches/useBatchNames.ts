import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { api } from '@/shared/api/client'
import { statusName } from '@/shared/leads/statuses'
import { statusesOptions, useStatuses, type LeadStatus } from '@/shared/leads/useStatuses'
import { strings } from './strings'

/** What a batch calls by id or key, as people call it. */
export type BatchNames = { agent: (id: number) => string; rotation: (id: number) => string; status: (key: string) => string }

type Named = { items: { id: number; name: string }[] }

const membersOptions = api.queryOptions('get', '/api/v1/members')
const rotationsOptions = api.queryOptions('get', '/api/v1/rotations')

export function useBatchNames(enabled = true): BatchNames {
  const { data: members } = useQuery({ ...membersOptions, enabled })
  const { data: rotations } = useQuery({ ...rotationsOptions, enabled })
  const statuses = useStatuses()
  return useMemo(() => namesOf(members, rotations, statuses), [members, rotations, statuses])
}

/** Reads them when there is something to say: who waits for that has no use for what changes until then. */
export function useReadBatchNames(): () => Promise<BatchNames> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const [members, rotations, statuses] = await Promise.all([
      queries.fetchQuery(membersOptions).catch(() => undefined),
      queries.fetchQuery(rotationsOptions).catch(() => undefined),
      queries.fetchQuery(statusesOptions).catch(() => undefined),
    ])
    return namesOf(members, rotations, statuses?.items ?? [])
  }, [queries])
}

function namesOf(members: Named | undefined, rotations: Named | undefined, statuses: LeadStatus[]): BatchNames {
  return {
    agent: (id) => members?.items.find((member) => member.id === id)?.name ?? strings.somebody,
    rotation: (id) => rotations?.items.find((rotation) => rotation.id === id)?.name ?? strings.someRotation,
    status: (key) => statusName(key, statuses),
  }
}
