import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '@/shared/api/client'
import { awaitedOf } from '@/shared/leads/words'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import { leadOptions, versionOf, type Lead } from '../useLead'

/** Gives the lead to somebody at once, and offers to take that back. */
export function useAssign(lead: Lead) {
  const queries = useQueryClient()
  const stale = useStale()
  const { data: members } = api.useQuery('get', '/api/v1/members')
  const mutation = api.useMutation('put', '/api/v1/leads/{id}/assignment')

  async function put(of: Lead, agentId: number | null): Promise<boolean> {
    try {
      const after = await mutation.mutateAsync({ params: { path: { id: of.id }, header: versionOf(of) }, body: { agent_id: agentId } })
      queries.setQueryData(leadOptions(of.id).queryKey, after)
      return true
    } catch (error) {
      toast.failed(error)
      return false
    } finally {
      void stale('leads')
    }
  }

  async function assign(agentId: number | null) {
    const before = lead.assigned_agent
    if (agentId === (before?.id ?? null) && !awaitedOf(lead)) return
    if (!(await put(lead, agentId))) return
    const to = members?.items.find((member) => member.id === agentId)
    const from = members?.items.find((member) => member.id === before?.id)
    const said = agentId === null ? strings.agent.unassigned : strings.agent.moved(to?.name ?? '')
    // Only this role is sure to see nothing but its own leads.
    toast.done(said + (from?.role === 'agent' ? strings.agent.loses(from.name) : ''), () => void undo(before, agentId))
  }

  async function undo(before: Lead['assigned_agent'], given: number | null) {
    const { data: now, error } = await client.GET('/api/v1/leads/{id}', { params: { path: { id: lead.id } } })
    if (error) return toast.failed(error)
    if ((now.assigned_agent?.id ?? null) !== given) return toast.failed({ detail: strings.agent.movedOn, title: '', status: 409 })
    if (await put(now, before?.id ?? null)) toast.done(before ? strings.agent.back(before.name) : strings.agent.backToNobody)
  }

  // The choice shows before the server has answered.
  const shown = mutation.isPending ? mutation.variables.body.agent_id : (lead.assigned_agent?.id ?? null)
  return { assign: (agentId: number | null) => void assign(agentId), shown }
}
