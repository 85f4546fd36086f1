import { useMemo } from 'react'
import { api } from '@/shared/api/client'
import { statusName } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { strings } from './strings'

/** What a batch calls by id or key, as people call it. */
export type BatchNames = { agent: (id: number) => string; rotation: (id: number) => string; status: (key: string) => string }

export function useBatchNames(enabled = true): BatchNames {
  const { data: members } = api.useQuery('get', '/api/v1/members', {}, { enabled })
  const { data: rotations } = api.useQuery('get', '/api/v1/rotations', {}, { enabled })
  const statuses = useStatuses()
  return useMemo(() => ({
    agent: (id) => members?.items.find((member) => member.id === id)?.name ?? strings.somebody,
    rotation: (id) => rotations?.items.find((rotation) => rotation.id === id)?.name ?? strings.someRotation,
    status: (key) => statusName(key, statuses),
  }), [members, rotations, statuses])
}
