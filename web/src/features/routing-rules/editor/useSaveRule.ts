import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { isProblem, sentenceOf } from '@/shared/api/problem'
import type { Ruleset } from '../ruleset/ruleset'
import type { NewRule, Rule } from '../useRouting'

/** Saves a new rule (null) or a changed one in a ruleset; one that somebody else has saved meanwhile is not overwritten unseen. */
export function useSaveRule(rule: Rule | null, { add, replace }: Ruleset, onSuccess: () => void) {
  const queries = useQueryClient()
  const [base, setBase] = useState(rule?.version)
  const [overtaken, setOvertaken] = useState<{ said: string; theirs: Rule }>()
  const { mutate: save, isPending: pending, error, reset } = useMutation({
    mutationFn: (body: NewRule) => (rule ? replace(rule, body, base) : add(body)),
    onSuccess,
    onError: look,
  })

  async function look(failure: unknown) {
    if (!rule || !isOvertaken(failure)) return
    const options = api.queryOptions('get', '/api/v1/routing/rules/{id}', { params: { path: { id: rule.id } } })
    setOvertaken({ said: sentenceOf(failure), theirs: await queries.fetchQuery({ ...options, staleTime: 0 }) })
  }
  /** What is saved from now on was made with this rule in sight. */
  function over(theirs: Rule) {
    setBase(theirs.version)
    setOvertaken(undefined)
    reset()
  }
  return { save, over, overtaken, pending, error: isOvertaken(error) ? undefined : error }
}

function isOvertaken(error: unknown): boolean {
  return isProblem(error) && error.code === 'rule_changed'
}
