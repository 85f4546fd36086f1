import type { components } from '@/shared/api/schema'
import { strings } from '../strings'

export type Preview = components['schemas']['BulkPreview']
type AgentCount = Preview['by_agent'][number]

const words = strings.bulk
// Beyond this many, names become a number: a dialog is no list.
const namesAtMost = 5

/** “Ben 3, Cleo 1”, and how many others have. */
export function holders({ by_agent: agents }: Preview): string {
  const named = agents.slice(0, namesAtMost).map((agent) => words.share(agent.name, agent.count))
  const rest = agents.slice(namesAtMost).reduce((sum, agent) => sum + agent.count, 0)
  return [...named, ...(rest > 0 ? [words.others(rest)] : [])].join(', ')
}

/** “Ben loses access to 3; Cleo keeps access (Admin).” when the leads go to `target` (null: to nobody). */
export function consequences({ by_agent: agents }: Preview, target: number | null | undefined, roleOf: (agent: number) => string | undefined): string {
  const keep = agents.filter((agent) => agent.agent_id !== target && agent.keeps_access)
  const lose = losers(agents, target)
  const stay = agents.find((agent) => agent.agent_id === target)
  const many = lose.slice(namesAtMost)
  const losing = lose.slice(0, namesAtMost).map((agent, index) => (index === 0 ? words.loses : words.losesToo)(agent.name, agent.count))
  if (many.length > 0) losing.push(words.othersLose(many.length, many.reduce((sum, agent) => sum + agent.count, 0)))
  const parts = [
    ...(losing.length > 0 ? [losing.join(', ')] : []),
    ...keep.slice(0, namesAtMost).map((agent) => words.keeps(agent.name, roleOf(agent.agent_id))),
    ...(stay ? [words.stays(stay.name, stay.count)] : []),
  ]
  return parts.length > 0 ? `${parts.join('; ')}.` : ''
}

function losers(agents: AgentCount[], target: number | null | undefined): AgentCount[] {
  return agents.filter((agent) => agent.agent_id !== target && !agent.keeps_access)
}

/** “Ben no longer sees them.” after `moved` leads went to `target`. */
export function farewell({ by_agent: agents }: Preview, target: number | null | undefined, moved: number): string {
  const lose = losers(agents, target)
  const [only] = lose
  if (!only) return ''
  if (lose.length > 3) return strings.done.manyLose(lose.length)
  if (lose.length > 1) return strings.done.loseTheirs(lose.map((agent) => agent.name))
  return only.count === moved ? strings.done.losesAll(only.name, moved) : strings.done.losesSome(only.name, only.count)
}
