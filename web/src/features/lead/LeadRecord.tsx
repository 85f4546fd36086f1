import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { RecordPage } from '@/shared/ui'
import { AgentCard } from './agent/AgentCard'
import { DetailsCards } from './details/DetailsCards'
import { SaveContext, useSaveInTurn } from './edit/useSave'
import { LeadHeader, PhoneActions } from './LeadHeader'
import { DuplicatesNote } from './merge/DuplicatesNote'
import { MergeDrawer } from './merge/MergeDrawer'
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
  const [merging, merge] = useDisclosure()
  const mayMerge = [useMay('leads.edit'), useMay('leads.assign')].every(Boolean)
  const onMerge = mayMerge ? merge.open : undefined

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
        header={<LeadHeader lead={lead} onMerge={onMerge} />}
        details={<><DetailsCards lead={lead} first={firstValue} /><DuplicatesNote lead={lead} onMerge={onMerge} /></>}
        aside={<><AgentCard lead={lead} button={agentButton} onWhy={ask} /><TasksCard lead={lead} /></>}
      >
        <TimelineCard leadId={lead.id} onWhy={ask} />
      </RecordPage>
      <PhoneActions lead={lead} />
      <MergeDrawer lead={lead} opened={merging} onClose={merge.close} />
      <WhyPanel leadId={lead.id} entry={asked} opened={why} onClose={showWhy.close} />
    </SaveContext>
  )
}
