import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast, useOrder } from '@/shared/ui'
import { rulesOptions, type Rule } from '../useRouting'

type Rules = { items: Rule[]; next_cursor: string | null }

/** Puts a rule at another place: at once on the screen, and back if the server refuses. */
export function useOrderRules(rules: Rule[]) {
  const queries = useQueryClient()
  const stale = useStale()
  const { mutate } = api.useMutation('put', '/api/v1/routing/rules/order', { onError: toast.failed, onSettled: () => stale('routing') })

  function save(items: Rule[]) {
    queries.setQueryData<Rules>(rulesOptions.queryKey, (now) => now && { ...now, items })
    mutate({ body: { ids: items.map(({ id }) => id) } })
  }
  return useOrder({ items: rules, keyOf: ({ id }) => String(id), nameOf: ({ name }) => name, onOrder: save })
}
