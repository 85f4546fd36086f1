import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { toast } from '@/shared/ui'

type Preferences = components['schemas']['Preferences']

const path = '/api/v1/me/preferences'
const options = api.queryOptions('get', path)

/** How the member wants to see the list, on every device. What they choose shows at once, while the server is told. */
export function usePreferences() {
  const queries = useQueryClient()
  const { data, isPending: isUnknown } = api.useQuery('get', path)
  const { mutate, isPending, variables } = api.useMutation('put', path, {
    scope: { id: path }, // one after the other, so that the last choice stays
    onSuccess: (saved: Preferences) => queries.setQueryData(options.queryKey, saved),
    onError: toast.failed,
  })
  const preferences = (isPending ? variables.body : data) ?? {}
  return { preferences, isUnknown, set: (change: Preferences) => mutate({ body: { ...preferences, ...change } }) }
}
