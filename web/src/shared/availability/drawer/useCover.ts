import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { strings } from './strings'

/** The rotations that the viewer may see: who manages routing all, an agent their own. */
export function useRotations() {
  return api.useQuery('get', '/api/v1/rotations').data?.items ?? []
}

/** Says who covers. A rotation that the viewer may not see has no name. */
export function useCoverNames(): (cover: components['schemas']['RuleTarget']) => string {
  const members = api.useQuery('get', '/api/v1/members').data?.items
  const rotations = useRotations()
  return ({ agent_id, rotation_id }) => {
    const found = agent_id ? members?.find(({ id }) => id === agent_id) : rotations.find(({ id }) => id === rotation_id)
    return found ? strings.leave.coveredBy(found.name) : strings.leave.coveredBySomebody
  }
}
