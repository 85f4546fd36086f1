import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import { bodyOf, rulesOptions, type Rule } from '../useRouting'

/** Switches a rule on or off, at once on the screen. */
export function useEnable() {
  const queries = useQueryClient()
  const stale = useStale()
  const { mutate } = api.useMutation('put', '/api/v1/routing/rules/{id}', { onError: toast.failed, onSettled: () => stale('routing') })

  return (rule: Rule, enabled: boolean) => {
    const changed = { ...rule, enabled }
    queries.setQueryData<{ items: Rule[]; next_cursor: string | null }>(rulesOptions.queryKey, (now) => now && { ...now, items: now.items.map((one) => (one.id === rule.id ? changed : one)) })
    mutate(
      { params: { path: { id: rule.id } }, body: bodyOf(changed) },
      { onSuccess: () => toast.done(enabled ? strings.rules.turnedOn(rule.name) : strings.rules.turnedOff(rule.name)) },
    )
  }
}
