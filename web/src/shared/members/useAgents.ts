import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { awayWords } from '@/shared/availability/words'
import type { AgentOption } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { tellApart } from './namesakes'
import { strings } from './strings'

/** Everybody who may have leads, by name. `current` stays in the list after a deactivation: a lead may still be theirs. */
export function useAgents(current?: { id: number; name: string } | null) {
  const query = api.useQuery('get', '/api/v1/members')
  const zone = useMe().data?.workspace.zone
  const now = useNow()
  const active = (query.data?.items ?? []).filter((member) => member.active)
  const apart = tellApart(active)
  const agents: AgentOption[] = active
    .map((member) => ({ id: member.id, name: member.name, email: apart(member), openLeads: member.open_leads, away: awayWords(member.availability, { now, workspace: zone }) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  if (current && !agents.some((agent) => agent.id === current.id)) {
    agents.push({ id: current.id, name: current.name, away: query.data && strings.deactivated })
  }
  return { ...query, agents }
}
