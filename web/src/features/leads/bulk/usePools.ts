import { api } from '@/shared/api/client'
import { useAgents } from '@/shared/members/useAgents'

/** Whom leads can be spread over: every active member, and the rotations that have anybody. */
export function usePools() {
  const { agents } = useAgents()
  const { data } = api.useQuery('get', '/api/v1/rotations')
  return { agents, rotations: data?.items.filter((rotation) => rotation.agents.length > 0) ?? [] }
}
