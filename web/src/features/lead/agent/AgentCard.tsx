import { Box, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useMay } from '@/shared/api/useMe'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, KeyHint, PersonName, SectionCard } from '@/shared/ui'
import classes from '../Lead.module.css'
import { strings } from '../strings'
import { whyLabel } from '../timeline/whyLabel'
import { useDecisions, useEarlier, useTimeline, type Activity, type Lead } from '../useLead'
import { useAssign } from './useAssign'

type Props = {
  lead: Lead
  button: RefObject<HTMLButtonElement | null>
  onWhy: (entry: Activity) => void
}

export function AgentCard({ lead, button, onWhy }: Props) {
  const mayAssign = useMay('leads.assign')
  const { agents, isPending } = useAgents(lead.assigned_agent)
  const { assign, shown } = useAssign(lead)
  const waits = lead.waiting_for ? strings.agent.waiting(lead.waiting_for.name) : lead.waiting_for_agent && strings.agent.waitingForAgent(lead.waiting_for_agent.name)
  return (
    <SectionCard title={strings.agent.title} action={mayAssign && <Box visibleFrom="sm"><KeyHint keys={['A']} /></Box>}>
      <Stack gap="sm">
        {mayAssign
          ? <AgentSelect ref={button} label={strings.agent.title} agents={agents} value={shown} onChange={assign} disabled={isPending} />
          : <PersonName person={lead.assigned_agent} />}
        {waits && (
          <Group gap={8} wrap="nowrap" align="flex-start" c="var(--fl-warning)">
            <IconHourglass size={16} stroke={1.6} style={{ flex: 'none', marginTop: 2 }} aria-hidden />
            <Text size="sm">{waits}</Text>
          </Group>
        )}
        <WhyLatest leadId={lead.id} onWhy={onWhy} />
      </Stack>
    </SectionCard>
  )
}

/** Why it is with whoever has it now. */
function WhyLatest({ leadId, onWhy }: { leadId: number; onWhy: (entry: Activity) => void }) {
  const { data: timeline } = useTimeline(leadId)
  const { data: decisions } = useDecisions(leadId)
  const shown = timeline?.pages.flatMap((page) => page.items).find(isPlacing)
  // Many notes ago, perhaps.
  const { data: earlier } = useEarlier(leadId, shown ? null : timeline?.pages.at(-1)?.next_cursor)
  const placed = shown ?? earlier?.items.find(isPlacing)
  const label = placed && whyLabel(placed, decisions?.items ?? [], true)
  if (!label) return null
  return <UnstyledButton data-screen-only className={classes.why} onClick={() => onWhy(placed)}>{label}</UnstyledButton>
}

function isPlacing({ kind }: Activity): boolean {
  return ['assigned', 'reassigned', 'unassigned', 'waiting', 'created'].includes(kind)
}
