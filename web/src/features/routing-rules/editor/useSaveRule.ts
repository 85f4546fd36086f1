import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { isProblem, sentenceOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import type { NewRule, Rule } from '../useRouting'

/** Saves a new rule (null) or a changed one, live for the next lead; one that somebody else has saved meanwhile is not overwritten unseen. */
export function useSaveRule(rule: Rule | null, onSaved: () => void) {
  const queries = useQueryClient()
  const stale = useStale()
  const [base, setBase] = useState(rule?.version)
  const [overtaken, setOvertaken] = useState<{ said: string; theirs: Rule }>()
  const onSuccess = () => {
    onSaved()
    return stale('routing')
  }
  const create = api.useMutation('post', '/api/v1/routing/rules', { onSuccess })
  const replace = api.useMutation('put', '/api/v1/routing/rules/{id}', { onSuccess, onError: look })

  async function look(error: unknown) {
    if (!rule || !isOvertaken(error)) return
    const options = api.queryOptions('get', '/api/v1/routing/rules/{id}', { params: { path: { id: rule.id } } })
    setOvertaken({ said: sentenceOf(error), theirs: await queries.fetchQuery({ ...options, staleTime: 0 }) })
  }
  function save(body: NewRule) {
    if (rule) replace.mutate({ params: { path: { id: rule.id }, header: { 'If-Match': `"${base}"` } }, body })
    else create.mutate({ body })
  }
  /** What is saved from now on was made with this rule in sight. */
  function over(theirs: Rule) {
    setBase(theirs.version)
    setOvertaken(undefined)
    replace.reset()
  }
  const error = create.error ?? replace.error
  return { save, over, overtaken, pending: create.isPending || replace.isPending, error: isOvertaken(error) ? undefined : error }
}

function isOvertaken(error: unknown): boolean {
  return isProblem(error) && error.code === 'rule_changed'
}
