import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'

export type Rule = components['schemas']['Rule']
export type NewRule = components['schemas']['NewRule']
export type Rotation = components['schemas']['Rotation']
export type Routing = components['schemas']['Routing']

export const rulesOptions = api.queryOptions('get', '/api/v1/routing/rules')
export const rotationsOptions = api.queryOptions('get', '/api/v1/rotations')
export const routingOptions = api.queryOptions('get', '/api/v1/routing')

/** What a rule is saved as. */
export function bodyOf({ name, enabled, match, conditions, target }: Rule): NewRule {
  return { name, enabled, match, conditions, target }
}

/** Replaces a rotation: its agents in order, their weights, who is excluded. Applies at once. */
export function useSaveRotation() {
  const queries = useQueryClient()
  const stale = useStale()
  const mutation = api.useMutation('put', '/api/v1/rotations/{id}', { onError: toast.failed, onSettled: () => stale('routing') })

  function save(rotation: Rotation, done?: () => void) {
    queries.setQueryData<{ items: Rotation[]; next_cursor: string | null }>(rotationsOptions.queryKey, (now) => now && { ...now, items: now.items.map((one) => (one.id === rotation.id ? rotation : one)) })
    const agents = rotation.agents.map(({ agent_id, weight, excluded }) => ({ agent_id, weight, excluded }))
    mutation.mutate({ params: { path: { id: rotation.id } }, body: { name: rotation.name, strategy: rotation.strategy, agents } }, { onSuccess: done })
  }

  return { save, pending: mutation.isPending }
}

/** The rotation with one agent taken out of the turn, or put back. */
export function withExcluded(rotation: Rotation, agentId: number, excluded: boolean): Rotation {
  return { ...rotation, agents: rotation.agents.map((agent) => (agent.agent_id === agentId ? { ...agent, excluded } : agent)) }
}
