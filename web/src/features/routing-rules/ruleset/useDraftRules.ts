import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { strings } from '../strings'
import { bodyOf, type Rule } from '../useRouting'
import { ofRule, refusal } from './refusal'
import { sameRule, type Ruleset, type Settings } from './ruleset'

export type Draft = components['schemas']['RoutingDraft']
type Body = components['schemas']['NewRoutingDraft']
type Rules = Body['rules']
type Change = (now: Body, draft: Draft) => Body

export const draftOptions = api.queryOptions('get', '/api/v1/routing/draft')

/** What is written stands in the draft: nothing of it applies until it is published. */
export function useDraftRules(): Ruleset {
  const queries = useQueryClient()
  const change = useChangeDraft()
  const show = (now: (draft: Draft) => Draft) => queries.setQueryData<Draft>(draftOptions.queryKey, (draft) => draft && now(draft))
  const changeRules = (rules: (now: Rules) => Rules, edited?: Rules[number]) => change((now) => ({ ...now, rules: rules(now.rules) }), edited)
  const without = ({ id }: Rule) => (now: Rules) => now.filter((one) => one.id !== id)
  return {
    drafting: true,
    add: (body, below) => changeRules((now) => (below ? now.flatMap((one) => (one.id === below.id ? [one, body] : [one])) : [...now, body]), body),
    replace: (rule, body) => {
      const edited = { ...body, id: rule.id }
      return change((now, draft) => {
        const drafted = draftedAs(draft, rule)
        if (!sameRule(drafted, rule)) throw refusal(strings.draft.overtaken(draft.author?.name), 'rule_changed')
        return { ...now, rules: now.rules.map((one) => (one.id === rule.id ? edited : one)) }
      }, edited)
    },
    read: async (rule) => draftedAs(await readDraft(), rule),
    enable: (rule, enabled) => {
      show((now) => ({ ...now, rules: now.rules.map((one) => (one.id === rule.id ? { ...one, enabled } : one)) }))
      return changeRules((now) => now.map((one) => (one.id === rule.id ? { ...one, enabled } : one)))
    },
    remove: (rule) => changeRules(without(rule)),
    // What somebody else has added since stands at the end.
    order: (rules) => changeRules((now) => [...rules.flatMap((rule) => now.find(({ id }) => id === rule.id) ?? []), ...now.filter((one) => !rules.some(({ id }) => id === one.id))]),
    set: (settings: Settings) => {
      show((now) => ({ ...now, ...settings }))
      return change((now) => ({ ...now, ...settings }))
    },
  }
}

function draftedAs(draft: Draft, rule: Rule): Rule {
  const drafted = draft.rules.find(({ id }) => id === rule.id)
  if (!drafted) throw refusal(strings.draft.gone)
  return drafted
}

async function readDraft(): Promise<Draft> {
  const { data, error } = await client.GET('/api/v1/routing/draft')
  if (error) throw error
  return data
}

/** What is done to the draft, one thing after another, whatever part of the page does it. */
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const done = last.then(act)
  last = done.catch(() => {})
  return done
}

/** Changes the draft as it is at that moment, so that nobody’s change is lost. */
function useChangeDraft() {
  const queries = useQueryClient()
  const stale = useStale()
  async function write(change: Change, edited: Rules[number] | undefined) {
    const draft = await readDraft()
    const body = { ...change(asBody(draft), draft), revision: draft.revision }
    const { data, error } = await client.PUT('/api/v1/routing/draft', { body })
    if (error) throw ofRule(error, edited, body.rules)
    await queries.cancelQueries({ queryKey: draftOptions.queryKey }) // one on its way may be of the draft before
    queries.setQueryData<Draft>(draftOptions.queryKey, data)
  }
  /** `edited`: the rule whose inputs are on the screen. */
  return async (change: Change, edited?: Rules[number]) => {
    try {
      await inTurn(() => write(change, edited))
    } finally {
      void stale('routing')
    }
  }
}

function asBody({ base_version, auto_assign, otherwise, rules }: Draft): Body {
  return { base_version, auto_assign, otherwise, rules: rules.map((rule) => ({ ...bodyOf(rule), id: rule.id })) }
}

/** Publishes the draft that is in sight over what is live now, or discards it. */
export function useEndDraft() {
  const queries = useQueryClient()
  const stale = useStale()
  const change = useChangeDraft()
  const params = () => ({ query: { revision: String(queries.getQueryData<Draft>(draftOptions.queryKey)?.revision ?? 0) } })
  async function end(act: () => Promise<{ error?: unknown }>) {
    const { error } = await inTurn(act)
    await stale('routing')
    if (error) throw error
  }
  async function publish(draft: Draft) {
    if (draft.theirs.length > 0) await change((now) => ({ ...now, base_version: draft.current_version }))
    await end(() => client.POST('/api/v1/routing/draft/publish', { params: params() }))
  }
  return { publish, discard: () => end(() => client.DELETE('/api/v1/routing/draft', { params: params() })) }
}
