import { api } from '@/shared/api/client'
import { useAgents } from '@/shared/members/useAgents'

/** Whom leads can be spread over: every active member, and the rotations with those in them who can have leads now. */
export function usePools() {
  const { agents } = useAgents()
  const { data } = api.useQuery('get', '/api/v1/rotations')
  const rotations = (data?.items ?? []).map(({ id, name, agents: places }) => ({
    id,
    name,
    pool: places
      .filter((place) => !place.excluded && place.weight > 0 && agents.some((agent) => agent.id === place.agent_id))
      .map((place) => ({ id: place.agent_id, name: place.name, weight: place.weight })),
  }))
  return { agents, rotations }
}
