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
export function useCreateLead(onCreated: () => void) {
  const navigate = useNavigate()
  const { data: me } = useMe()
  const stale = useStale()
  return api.useMutation('post', '/api/v1/leads', {
    onSuccess: ({ lead, decision }) => {
      void stale('leads')
      if (decision.outcome === 'duplicate' && lead) void navigate({ to: '/leads/$leadId', params: { leadId: String(lead.id) } })
      toast.done(outcome({ lead, decision }, me?.id))
      onCreated()
    },
  })
}

/** Who got it, and why, in a sentence. */
export function outcome({ lead, decision }: CreatedLead, me: number | undefined): string {
  if (decision.outcome === 'duplicate') return lead ? words.duplicate : words.duplicateHidden
  const agent = lead?.assigned_agent
  if (agent?.id === me && agent) return words.yours
  if (agent && decision.rule) return words.byRule(agent.name, decision.rule.name)
  if (agent && decision.rotation) return words.byRotation(agent.name, decision.rotation.name)
  if (agent) return words.given(agent.name)
  if (decision.outcome === 'waiting' && decision.rotation) return words.waiting(decision.rotation.name)
  return decision.auto_assign ? words.noRule : words.off
}
