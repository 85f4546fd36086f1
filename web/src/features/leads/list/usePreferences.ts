import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { toast } from '@/shared/ui'

type Preferences = components['schemas']['Preferences']

const path = '/api/v1/me/preferences'
const options = api.queryOptions('get', path)
const scope = { id: path } // one after the other, so that the last choice stays

/** How the member wants to see the list, on every device. What they choose shows at once, while the server is told. */
export function usePreferences() {
  const queries = useQueryClient()
  const { data, isPending: isUnknown } = api.useQuery('get', path)
  const { mutate, isPending, variables } = api.useMutation('put', path, {
    scope,
    onSuccess: async (saved: Preferences) => {
      await queries.cancelQueries({ queryKey: options.queryKey }) // an answer that was asked for before this choice
      queries.setQueryData(options.queryKey, saved)
    },
    onError: toast.failed,
  })

  /** What was chosen last, even if nothing has been drawn since. */
  function chosen(): Preferences {
    const waiting = queries.getMutationCache().findAll({ status: 'pending', predicate: (one) => one.options.scope?.id === scope.id })
    const last = waiting.at(-1)?.state.variables as typeof variables
    return last?.body ?? queries.getQueryData<Preferences>(options.queryKey) ?? {}
  }
  /** `change` says what is different from then on; undefined: nothing, and the server is not told. */
  function set(change: (now: Preferences) => Preferences | undefined) {
    const now = chosen()
    const different = change(now)
    if (different) mutate({ body: { ...now, ...different } })
  }
  return { preferences: (isPending ? variables.body : data) ?? {}, isUnknown, set }
}
