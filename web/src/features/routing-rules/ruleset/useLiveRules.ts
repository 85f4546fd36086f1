import { useQueryClient } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { bodyOf, routingOptions, rulesOptions, type NewRule, type Routing, type Rule } from '../useRouting'
import type { Ruleset, Settings } from './ruleset'

/** What is written applies to the next lead. */
export function useLiveRules(): Ruleset {
  const queries = useQueryClient()
  const stale = useStale()
  const show = useShowSaved(rulesOptions.queryKey)
  const shown = () => queries.getQueryData<{ items: Rule[] }>(rulesOptions.queryKey)?.items ?? []

  async function done(...answers: Promise<{ error?: unknown }>[]) {
    try {
      for (const answer of answers) {
        const { error } = await answer
        if (error) throw error
      }
    } finally {
      void stale('routing')
    }
  }
  const order = (ids: number[]) => client.PUT('/api/v1/routing/rules/order', { body: { ids } })

  async function add(body: NewRule, below?: Rule) {
    const { data: made, error } = await client.POST('/api/v1/routing/rules', { body })
    if (error) throw error
    await (below ? done(order(shown().flatMap(({ id }) => (id === below.id ? [id, made.id] : id === made.id ? [] : [id])))) : done())
  }
  async function put(rule: Rule, body: NewRule, header = {}) {
    const answer = client.PUT('/api/v1/routing/rules/{id}', { params: { path: { id: rule.id }, header }, body })
    await done(answer)
    const { data } = await answer
    if (data) show(data)
  }
  return {
    drafting: false,
    add,
    replace: (rule, body) => put(rule, body, { 'If-Match': `"${rule.version}"` }),
    read: async (rule) => {
      const { data, error } = await client.GET('/api/v1/routing/rules/{id}', { params: { path: { id: rule.id } } })
      if (error) throw error
      return data
    },
    enable: (rule, on) => {
      const changed = { ...rule, enabled: on }
      show(changed)
      return put(rule, bodyOf(changed))
    },
    remove: (rule) => done(client.DELETE('/api/v1/routing/rules/{id}', { params: { path: { id: rule.id } } })),
    order: (rules) => done(order(rules.map(({ id }) => id))),
    set: (settings: Settings) => {
      queries.setQueryData<Routing>(routingOptions.queryKey, (now) => now && { ...now, ...settings })
      return done(client.PUT('/api/v1/routing', { body: settings }))
    },
  }
}
