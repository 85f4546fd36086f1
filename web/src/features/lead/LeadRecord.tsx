import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { RecordPage } from '@/shared/ui'
import { AgentCard } from './agent/AgentCard'
import { DetailsCards } from './details/DetailsCards'
import { SaveContext, useSaveInTurn } from './edit/useSave'
import { LeadHeader, PhoneActions } from './LeadHeader'
import { TasksCard } from './tasks/TasksCard'
import { TimelineCard } from './timeline/TimelineCard'
import { isOverlaid } from './trail/useTrail'
import type { Activity, Lead } from './useLead'
import { WhyPanel } from './why/WhyPanel'

export function LeadRecord({ lead }: { lead: Lead }) {
  // Outlives the closing of its panel, so that the words stay while it slides out.
  const [asked, setAsked] = useState<Activity | null>(null)
  const [why, showWhy] = useDisclosure()
  const agentButton = useRef<HTMLButtonElement>(null)
  const firstValue = useRef<HTMLButtonElement>(null)
  const save = useSaveInTurn()

  useHotkeys([
    ['A', () => { if (!isOverlaid()) agentButton.current?.click() }],
    ['E', () => { if (!isOverlaid()) firstValue.current?.click() }],
  ])

  function ask(entry: Activity) {
    setAsked(entry)
    showWhy.open()
  }

  return (
    <SaveContext value={save}>
      <RecordPage
        header={<LeadHeader lead={lead} />}
        details={<DetailsCards lead={lead} first={firstValue} />}
        aside={<><AgentCard lead={lead} button={agentButton} onWhy={ask} /><TasksCard lead={lead} /></>}
      >
        <TimelineCard leadId={lead.id} onWhy={ask} />
      </RecordPage>
      <PhoneActions lead={lead} />
      <WhyPanel leadId={lead.id} entry={asked} opened={why} onClose={showWhy.close} />
    </SaveContext>
  )
}
