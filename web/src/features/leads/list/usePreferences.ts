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
    onSuccess: (saved: Preferences) => queries.setQueryData(options.queryKey, saved),
    onError: toast.failed,
  })

  /** What was chosen last, even if nothing has been drawn since. */
  function chosen(): Preferences {
    const waiting = queries.getMutationCache().findAll({ status: 'pending', predicate: (one) => one.options.scope?.id === scope.id })
    const last = waiting.at(-1)?.state.variables as typeof variables
    return last?.body ?? queries.getQueryData<Preferences>(options.queryKey) ?? {}
  }
  const set = (change: (now: Preferences) => Preferences) => mutate({ body: { ...chosen(), ...change(chosen()) } })
  return { preferences: (isPending ? variables.body : data) ?? {}, isUnknown, set }
}
