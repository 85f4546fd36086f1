import { api } from '@/shared/api/client'
import { useOrder } from '@/shared/ui'
import { rulesOptions, type Rule } from '../useRouting'

export function useOrderRules(rules: Rule[]) {
  const { mutateAsync } = api.useMutation('put', '/api/v1/routing/rules/order')
  const save = (items: Rule[]) => mutateAsync({ body: { ids: items.map(({ id }) => id) } })
  return useOrder({ items: rules, keyOf: ({ id }) => String(id), nameOf: ({ name }) => name, save, queryKey: rulesOptions.queryKey, topic: 'routing' })
}
