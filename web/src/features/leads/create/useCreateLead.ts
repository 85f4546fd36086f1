import { useNavigate } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

type CreatedLead = components['schemas']['CreatedLead']
const words = strings.create

/** Hands a lead in and says who got it; a known person's lead is opened instead. */
export function useCreateLead(closed: boolean, onCreated: () => void) {
  const navigate = useNavigate()
  const { data: me } = useMe()
  const stale = useStale()
  return api.useMutation('post', '/api/v1/leads', {
    onSuccess: (created) => {
      void stale('leads')
      if (created.lead && wasKnown(created)) void navigate({ to: '/leads/$leadId', params: { leadId: String(created.lead.id) } })
      toast.done(outcome(created, closed, me?.id))
      onCreated()
    },
  })
}

/** Whether the lead was there before. One that the rules have given to somebody else since says only by its version that it is not new. */
function wasKnown({ lead, decision }: CreatedLead): boolean {
  return decision.outcome === 'duplicate' || (lead !== null && lead.version > 1)
}

/** Who got it, and why, in a sentence. */
export function outcome(created: CreatedLead, closed: boolean, me: number | undefined): string {
  const { lead, decision } = created
  if (!lead) return words.duplicateHidden
  if (decision.outcome === 'duplicate') return words.duplicate
  const whose = assigned(created, me)
  if (wasKnown(created)) return `${words.duplicate} ${whose ?? ''}`.trim()
  if (whose) return whose
  if (closed) return words.closed
  if (decision.outcome === 'waiting' && decision.rotation) return words.waiting(decision.rotation.name)
  if (lead.waiting_for_agent) return words.waitingForAgent(lead.waiting_for_agent.name)
  return decision.auto_assign ? words.noRule : words.off
}

function assigned({ lead, decision }: CreatedLead, me: number | undefined): string | undefined {
  const agent = lead?.assigned_agent
  if (!agent) return undefined
  if (agent.id === me) return words.yours
  if (decision.rule) return words.byRule(agent.name, decision.rule.name)
  return decision.rotation ? words.byRotation(agent.name, decision.rotation.name) : words.given(agent.name)
}
