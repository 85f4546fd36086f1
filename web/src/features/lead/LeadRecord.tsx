import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { RecordPage } from '@/shared/ui'
import { AgentCard } from './agent/AgentCard'
import { DetailsCards } from './details/DetailsCards'
import { EditLead } from './details/EditLead'
import { LeadHeader, PhoneActions } from './LeadHeader'
import { TimelineCard } from './timeline/TimelineCard'
import type { Activity, Lead } from './useLead'
import { WhyPanel } from './why/WhyPanel'

export function LeadRecord({ lead }: { lead: Lead }) {
  const [editing, edit] = useDisclosure()
  // Outlives the closing of its panel, so that the words stay while it slides out.
  const [asked, setAsked] = useState<Activity | null>(null)
  const [why, showWhy] = useDisclosure()
  const mayEdit = useMay('leads.edit')
  const agentButton = useRef<HTMLButtonElement>(null)
  const free = !editing && !why

  useHotkeys([
    ['A', () => { if (free) agentButton.current?.click() }],
    ['E', () => { if (free && mayEdit) edit.open() }],
  ])

  function ask(entry: Activity) {
    setAsked(entry)
    showWhy.open()
  }

  return (
    <>
      <RecordPage
        header={<LeadHeader lead={lead} onEdit={mayEdit ? edit.open : undefined} />}
        details={<DetailsCards lead={lead} onEdit={mayEdit ? edit.open : undefined} />}
        aside={<AgentCard lead={lead} button={agentButton} onWhy={ask} />}
      >
        <TimelineCard leadId={lead.id} onWhy={ask} />
      </RecordPage>
      <PhoneActions lead={lead} />
      <EditLead lead={lead} opened={editing} onClose={edit.close} />
      <WhyPanel leadId={lead.id} entry={asked} opened={why} onClose={showWhy.close} />
    </>
  )
}
