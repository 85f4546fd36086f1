import { useOrder } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { draftOptions } from '../ruleset/useDraftRules'
import { rulesOptions, type Rule } from '../useRouting'

export function useOrderRules(rules: Rule[]) {
  const { order, drafting } = useRuleset()
  const kept = drafting ? { queryKey: draftOptions.queryKey, field: 'rules' } : { queryKey: rulesOptions.queryKey }
  return useOrder({ items: rules, keyOf: ({ id }) => String(id), nameOf: ({ name }) => name, save: order, topic: 'routing', ...kept })
}
