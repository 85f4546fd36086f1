import { useMemo } from 'react'
import { api } from '@/shared/api/client'
import { useMay, useMe } from '@/shared/api/useMe'
import { useStatuses } from '@/shared/leads/useStatuses'
import { sourceName } from '@/shared/leads/words'
import { tellApart } from '@/shared/members/namesakes'
import { Avatar, type Filter, type Option } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.filters

/** The pills of the filter bar, but for custom fields. Who sees only their own leads is not asked whose. */
export function useLeadFilters(): Filter[] {
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const agents = useAgentOptions()
  const statuses = useStatuses()
  return useMemo(
    () => [
      ...(agents ? [choice('assigned_agent', words.agent, agents)] : []),
      choice('status', words.status, statuses.map(({ key, name }) => ({ value: key, label: name }))),
      choice('source', words.source, facets?.sources.map((value) => ({ value, label: sourceName(value) }))),
      { ...choice('tag', words.tag, facets?.tags.map(asItStands)), ways: { all: 'tag_all', none: 'tag_none' } },
      { kind: 'date', key: 'created', label: words.created },
      { ...choice('form', words.form, facets?.forms.map(asItStands)), more: true },
      { kind: 'date', key: 'active', label: words.active, more: true },
      { kind: 'range', key: 'value', label: words.value, more: true },
      { kind: 'fixed', key: 'batch', label: words.batch },
    ],
    [agents, statuses, facets],
  )
}

/** Undefined for a role that sees only its own leads. */
function useAgentOptions(): Option[] | undefined {
  const seesAll = useMay('leads.view_all')
  const { data: me } = useMe()
  const { data: members } = api.useQuery('get', '/api/v1/members', {}, { enabled: seesAll })
  return useMemo(() => {
    if (!seesAll) return undefined
    const people = (members?.items ?? []).toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name))
    const apart = tellApart(people)
    return [
      { value: 'none', label: strings.unassigned, mark: <Avatar size={20} /> },
      { value: 'waiting', label: strings.waiting, mark: <Avatar size={20} /> },
      { value: 'me', label: strings.me, mark: <Avatar name={me?.name} size={20} /> },
      ...people.map((one) => ({ value: String(one.id), label: [one.active ? one.name : strings.inactive(one.name), apart(one)].filter(Boolean).join(' · '), mark: <Avatar name={one.name} size={20} /> })),
    ]
  }, [seesAll, members, me])
}

function choice(key: string, label: string, options: Option[] = []) {
  return { kind: 'choice' as const, key, label, options }
}

function asItStands(value: string): Option {
  return { value, label: value }
}
