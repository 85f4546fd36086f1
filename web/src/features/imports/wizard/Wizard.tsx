import { useCallback, useState, type ComponentProps } from 'react'
import { PageHeader, SettingsPage } from '@/shared/ui'
import type { Import } from '../useImports'
import { ColumnsCard } from './ColumnsCard'
import { Discard } from './Discard'
import { bodyOf, draftOf, type Draft } from './draft'
import { FileCard } from './FileCard'
import { KnownCard } from './KnownCard'
import { MarksCard } from './MarksCard'
import { OutcomeCard } from './OutcomeCard'
import { conflictsOf } from './targets'
import { usePreview } from './usePreview'
import { WhoCard } from './WhoCard'
import classes from './Wizard.module.css'

type Props = { item: Import; header: ComponentProps<typeof PageHeader> }

/** What is decided about a file; beside it, what would come of that. Nothing is done before the one button. */
export function Wizard({ item, header }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(item))
  const change = useCallback((part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), [])
  const setTarget = useCallback((of: string, target: string | null) => setDraft((now) => ({ ...now, targets: { ...now.targets, [of]: target } })), [])
  const conflicts = conflictsOf(draft.targets)
  const plan = bodyOf(draft)
  const outcome = usePreview(item.id, conflicts.size > 0 ? undefined : plan)

  return (
    <SettingsPage wide header={<PageHeader {...header} actions={<Discard id={item.id} />} />}>
      <div className={classes.wizard}>
        <div className={classes.steps}>
          <FileCard item={item} />
          <ColumnsCard item={item} draft={draft} conflicts={conflicts} onChange={change} onTarget={setTarget} />
          <KnownCard chosen={draft.duplicates} onChange={(duplicates) => change({ duplicates })} />
          <MarksCard source={draft.source} tags={draft.tags} typing={draft.typing} onChange={change} />
          <WhoCard who={draft.who} named={Object.values(draft.targets).includes('agent')} split={outcome.current ? outcome.preview?.split : undefined} onChange={(who) => change({ who })} />
        </div>
        <div className={classes.outcome}>
          <OutcomeCard id={item.id} plan={plan} duplicates={draft.duplicates} conflict={conflicts.size > 0} outcome={outcome} />
        </div>
      </div>
    </SettingsPage>
  )
}
