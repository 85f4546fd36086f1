import type { components } from '@/shared/api/schema'
import type { Series } from '@/shared/ui/StackedBars'
import { strings } from '../strings'

type AgentDays = components['schemas']['AgentDays']

/** How many colours there are. */
const most = 7

/** The ones with most leads for themselves, the rest as one. */
export function seriesOf(agents: AgentDays[]): Series[] {
  const sorted = agents.map((agent) => ({ ...agent, all: agent.leads.reduce((sum, n) => sum + n, 0) })).toSorted((a, b) => b.all - a.all)
  const few = sorted.length > most ? sorted.slice(0, most - 1) : sorted
  const rest = sorted.slice(few.length)
  const named: Series[] = few.map(({ agent_id: key, name, leads: values }) => ({ key, name, values }))
  if (rest.length === 0) return named
  const values = (rest[0]?.leads ?? []).map((_, day) => rest.reduce((sum, { leads }) => sum + (leads[day] ?? 0), 0))
  return [...named, { key: 'rest', name: strings.distribution.others(rest.length), values, rest: true }]
}
