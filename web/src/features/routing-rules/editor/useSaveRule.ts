import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem, sentenceOf } from '@/shared/api/problem'
import type { Ruleset } from '../ruleset/ruleset'
import type { NewRule, Rule } from '../useRouting'

/** Saves a new rule (null) or a changed one in a ruleset; one that somebody else has saved meanwhile is not overwritten unseen. */
export function useSaveRule(rule: Rule | null, { add, replace, read }: Ruleset, onSuccess: () => void) {
  const [seen, setSeen] = useState(rule)
  const [overtaken, setOvertaken] = useState<{ said: string; theirs: Rule }>()
  const { mutate: save, isPending: pending, error, reset } = useMutation({
    mutationFn: (body: NewRule) => (seen ? replace(seen, body) : add(body)),
    onSuccess,
    onError: look,
  })

  async function look(failure: unknown) {
    if (seen && isProblem(failure) && failure.code === 'rule_changed') setOvertaken({ said: sentenceOf(failure), theirs: await read(seen) })
  }
  /** What is saved from now on was made with this rule in sight. */
  function over(theirs: Rule) {
    setSeen(theirs)
    setOvertaken(undefined)
    reset()
  }
  return { save, over, reset, overtaken, pending, error: overtaken ? undefined : error }
}
