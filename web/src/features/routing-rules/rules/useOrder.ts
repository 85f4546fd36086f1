import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import { rulesOptions, type Rule } from '../useRouting'
import { moved } from './order'

type Rules = { items: Rule[]; next_cursor: string | null }

/** Puts a rule at another place: at once on the screen, and back if the server refuses. */
export function useOrder(rules: Rule[]) {
  const queries = useQueryClient()
  const stale = useStale()
  const [said, setSaid] = useState('')
  const follow = useRef<number | null>(null)
  const { mutate } = api.useMutation('put', '/api/v1/routing/rules/order', { onError: toast.failed, onSettled: () => stale('routing') })

  // A row that changes places in the document loses the focus it had.
  useEffect(() => {
    if (follow.current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-grip="${follow.current}"]`)?.focus()
  })

  function move(from: number, to: number, keepFocus = false) {
    const rule = rules[from]
    if (!rule || from === to || to < 0 || to >= rules.length) return
    const items = moved(rules, from, to)
    follow.current = keepFocus ? rule.id : null
    setSaid(strings.rules.moved(rule.name, to + 1))
    queries.setQueryData<Rules>(rulesOptions.queryKey, (now) => now && { ...now, items })
    mutate({ body: { ids: items.map(({ id }) => id) } })
  }

  return { move, said }
}
