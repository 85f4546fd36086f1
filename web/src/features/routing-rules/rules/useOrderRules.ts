import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast, useOrder } from '@/shared/ui'
import type { Rule } from '../useRouting'

export function useOrderRules(rules: Rule[]) {
  const stale = useStale()
  const { mutateAsync } = api.useMutation('put', '/api/v1/routing/rules/order')
  const save = (items: Rule[]) => mutateAsync({ body: { ids: items.map(({ id }) => id) } }).catch(toast.failed).then(() => stale('routing'))
  return useOrder({ items: rules, keyOf: ({ id }) => String(id), nameOf: ({ name }) => name, onOrder: save })
}
