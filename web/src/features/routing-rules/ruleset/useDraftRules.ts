import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, client } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { bodyOf, type NewRule } from '../useRouting'
import type { Ruleset, Settings } from './ruleset'

export type Draft = components['schemas']['RoutingDraft']
type Body = components['schemas']['NewRoutingDraft']

export const draftOptions = api.queryOptions('get', '/api/v1/routing/draft')

/** What is written stands in the draft: nothing of it applies until it is published. */
export function useDraftRules(): Ruleset {
  const queries = useQueryClient()
  const change = useChangeDraft()
  const show = (now: (draft: Draft) => Draft) => queries.setQueryData<Draft>(draftOptions.queryKey, (draft) => draft && now(draft))
  const changeRules = (rules: (now: Body['rules']) => Body['rules']) => change((now) => ({ ...now, rules: rules(now.rules) }))
  const replace = (id: number, body: NewRule) => changeRules((now) => (now.some((one) => one.id === id) ? now.map((one) => (one.id === id ? { ...body, id } : one)) : [...now, { ...body, id }]))
  return {
    drafting: true,
    add: (body, below) => changeRules((now) => (below ? now.flatMap((one) => (one.id === below.id ? [one, body] : [one])) : [...now, body])),
    replace: (rule, body) => replace(rule.id, body),
    enable: (rule, enabled) => {
      show((now) => ({ ...now, rules: now.rules.map((one) => (one.id === rule.id ? { ...one, enabled } : one)) }))
      return replace(rule.id, { ...bodyOf(rule), enabled })
    },
    remove: (rule) => changeRules((now) => now.filter(({ id }) => id !== rule.id)),
    order: (rules) => changeRules((now) => rules.flatMap((rule) => now.find(({ id }) => id === rule.id) ?? [])),
    set: (settings: Settings) => {
      show((now) => ({ ...now, ...settings }))
      return change((now) => ({ ...now, ...settings }))
    },
  }
}

/** Changes the draft as it is at that moment, one change after another, so that nobody’s is lost. */
function useChangeDraft() {
  const queries = useQueryClient()
  const stale = useStale()
  const last = useRef<Promise<unknown>>(Promise.resolve())

  async function write(change: (now: Body) => Body) {
    const { data: now, error } = await client.GET('/api/v1/routing/draft')
    if (error) throw error
    const header = now.revision === 0 ? {} : { 'If-Match': `"${now.revision}"` }
    const saved = await client.PUT('/api/v1/routing/draft', { params: { header }, body: change(asBody(now)) })
    if (saved.error) throw saved.error
    await queries.cancelQueries({ queryKey: draftOptions.queryKey }) // one on its way may be of the draft before
    queries.setQueryData<Draft>(draftOptions.queryKey, saved.data)
  }
  return async (change: (now: Body) => Body) => {
    const written = last.current.then(() => write(change))
    last.current = written.catch(() => {})
    try {
      await written
    } finally {
      void stale('routing')
    }
  }
}

function asBody({ base_version, auto_assign, otherwise, rules }: Draft): Body {
  return { base_version, auto_assign, otherwise, rules: rules.map((rule) => ({ ...bodyOf(rule), id: rule.id })) }
}

/** Publishes the draft over what is live now, and discards it. */
export function useEndDraft() {
  const stale = useStale()
  const change = useChangeDraft()
  async function publish(draft: Draft) {
    if (draft.theirs.length > 0) await change((now) => ({ ...now, base_version: draft.current_version }))
    const { error } = await client.POST('/api/v1/routing/draft/publish')
    await stale('routing')
    if (error) throw error
  }
  async function discard() {
    const { error } = await client.DELETE('/api/v1/routing/draft')
    await stale('routing')
    if (error) throw error
  }
  return { publish, discard }
}
