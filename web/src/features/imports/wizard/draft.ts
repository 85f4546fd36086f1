import type { components } from '@/shared/api/schema'
import { splitTags } from '@/shared/leads/tags'
import { sourceKey, sourceName } from '@/shared/leads/words'
import type { Import } from '../useImports'

export type Planned = components['schemas']['PlannedImport']
export type Duplicates = components['schemas']['ImportDuplicates']
type Routing = NonNullable<Planned['routing']>

/** Where the cells of each column go, by its header. Null: nowhere. */
export type Targets = Record<string, string | null>

/** Who gets the leads whose row names nobody. What was chosen under another heading stays, in case somebody comes back to it. */
export type Who = { by: 'rules' | 'agent' | 'agents' | 'nobody'; agent?: number; agents: ReadonlySet<number> }

/** What is being decided about a file. The source is called as on the screen; `typing` is a tag that counts already. */
export type Draft = { targets: Targets; monthFirst: boolean; comma: boolean; duplicates: Duplicates; source: string; tags: string[]; typing: string; who: Who }

export function draftOf({ columns, plan }: Pick<Import, 'columns' | 'plan'>): Draft {
  const { month_first: monthFirst, comma, duplicates, source, tags, routing } = plan
  return { targets: Object.fromEntries(columns.map(({ header, field }) => [header, field])), monthFirst, comma, duplicates, source: sourceName(source), tags, typing: '', who: whoOf(routing) }
}

function whoOf(routing: Routing): Who {
  if (typeof routing === 'string') return { by: routing === 'rules' ? 'rules' : 'nobody', agents: new Set() }
  const [agent, ...more] = routing.agent_ids
  return more.length > 0 ? { by: 'agents', agents: new Set(routing.agent_ids) } : { by: 'agent', agent, agents: new Set() }
}

/** What to send for a draft; undefined while nobody is chosen who gets the leads. */
export function bodyOf({ targets, monthFirst, comma, duplicates, source, tags, typing, who }: Draft): Planned | undefined {
  const routing = routingOf(who)
  if (!routing) return undefined
  return { mapping: targets, month_first: monthFirst, comma, duplicates, source: sourceKey(source) || undefined, tags: splitTags([...tags, typing]), routing }
}

function routingOf({ by, agent, agents }: Who): Routing | undefined {
  switch (by) {
    case 'rules': return 'rules'
    case 'nobody': return 'none'
    case 'agent': return agent === undefined ? undefined : { agent_ids: [agent] }
    case 'agents': return agents.size === 0 ? undefined : { agent_ids: [...agents].toSorted((a, b) => a - b) }
  }
}
