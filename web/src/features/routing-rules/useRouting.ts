import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'

export type Rule = components['schemas']['Rule']
export type NewRule = components['schemas']['NewRule']
export type Rotation = components['schemas']['Rotation']
export type NewRotation = components['schemas']['NewRotation']
export type Routing = components['schemas']['Routing']

export const rulesOptions = api.queryOptions('get', '/api/v1/routing/rules')
export const rotationsOptions = api.queryOptions('get', '/api/v1/rotations')
export const routingOptions = api.queryOptions('get', '/api/v1/routing')

/** What a rule is saved as. */
export function bodyOf({ name, enabled, match, conditions, target, away }: Rule): NewRule {
  return { name, enabled, match, conditions, target, away }
}

/** What a rotation is saved as: all of it, since what is not sent is lost. */
export function bodyOfRotation({ name, strategy, honours, hold, count_manual, agents }: Rotation): NewRotation {
  return {
    name, strategy, honours, hold, count_manual,
    agents: agents.map(({ agent_id, weight, excluded, excluded_until, cap_day, cap_week, max_open }) => ({ agent_id, weight, excluded, excluded_until, cap_day, cap_week, max_open })),
  }
}

/** A new rotation skips who is away; hours are for those who have set some. */
export const honoursAtFirst = { leave: true, pause: true, hours: false }

/** Of an agent who joins. */
export const noLimits = { excluded_until: null, cap_day: null, cap_week: null, max_open: null }

const savingKey = ['put', '/api/v1/rotations/{id}']

/** Replaces a rotation. Applies at once, one change after another; what is on its way is not shown as undone by the one before. */
export function useSaveRotation() {
  const queries = useQueryClient()
  const stale = useStale()
  const show = useShowSaved(rotationsOptions.queryKey)
  const mutation = api.useMutation('put', '/api/v1/rotations/{id}', {
    scope: { id: 'rotation' },
    onError: toast.failed,
    onSettled: () => (queries.isMutating({ mutationKey: savingKey }) > 1 ? undefined : stale('routing')),
  })

  function save(rotation: Rotation, done?: () => void) {
    show(rotation)
    // Heard also where the asking part is gone by then, such as a dialog.
    mutation.mutateAsync({ params: { path: { id: rotation.id } }, body: bodyOfRotation(rotation) }).then(done, () => {})
  }

  return { save, pending: mutation.isPending }
}
