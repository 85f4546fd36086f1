import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Loading, SectionCard } from '@/shared/ui'
import { ShareBars } from '@/shared/ui/ShareBars'
import { complaintOf } from '../problem'
import type { Preview } from '../useImports'
import type { Duplicates, Planned } from './draft'
import { Reasons } from './Reasons'
import { words } from './strings'
import { useCommit } from './useCommit'
import type { usePreview } from './usePreview'
import { importedRows, restWords, rowsWords, unknownWords } from './words'
import classes from './Wizard.module.css'

const outcome = words.outcome

type Props = {
  id: number
  /** Undefined: it is not known yet who gets the leads. */
  plan: Planned | undefined
  duplicates: Duplicates
  /** Two columns want to go to the same place. */
  conflict: boolean
  outcome: ReturnType<typeof usePreview>
}

/** What a commit would come to, and the commit. */
export function OutcomeCard({ id, plan, duplicates, conflict, outcome: { preview, error, current } }: Props) {
  const commit = useCommit(id)
  const missing = conflict ? outcome.conflict : plan ? undefined : outcome.nobodyChosen
  const refused = commit.error ?? error
  return (
    <SectionCard title={outcome.title}>
      <div className={classes.parts}>
        {preview && !missing && <div className={classes.known} data-old={!current || undefined} aria-busy={!current}><Known preview={preview} duplicates={duplicates} /></div>}
        {!preview && !missing && !error && <Loading lines={3} />}
        {missing && <Text c="var(--fl-warning)" role="status">{missing}</Text>}
        {!missing && refused ? <Text c="var(--fl-critical)" role="alert">{complaintOf(refused)}</Text> : null}
        <Commit preview={preview} ready={current && !missing} pending={commit.isPending} onClick={() => plan && commit.mutate({ params: { path: { id } }, body: plan })} />
      </div>
    </SectionCard>
  )
}

function Known({ preview, duplicates }: { preview: Preview; duplicates: Duplicates }) {
  const [why, setWhy] = useState(false)
  const split = preview.split.map(({ agent, leads }) => ({ agent_id: agent.id, name: agent.name, count: leads }))
  const unknown = unknownWords(preview.unknown_agents)
  return (
    <>
      <Text role="status">
        {rowsWords(preview, duplicates)} {preview.rejected > 0 && <button type="button" className={classes.link} onClick={() => setWhy(true)}>{outcome.seeWhy}</button>}
      </Text>
      {split.length > 0 && <ShareBars label={outcome.split} shares={split} />}
      {restWords(preview).map((sentence) => <Text key={sentence} c="dimmed">{sentence}</Text>)}
      {unknown && <Text c="var(--fl-warning)">{unknown}</Text>}
      <Text c="dimmed">{split.length > 0 ? outcome.notice : outcome.noNotice}</Text>
      <Reasons opened={why} preview={preview} onClose={() => setWhy(false)} />
    </>
  )
}

function Commit({ preview, ready, pending, onClick }: { preview: Preview | undefined; ready: boolean; pending: boolean; onClick: () => void }) {
  const { n, exact } = preview ? importedRows(preview) : { n: 0, exact: true }
  const label = !preview ? outcome.counting : n === 0 ? outcome.nothing : exact ? outcome.confirm(n) : outcome.confirmUpTo(n)
  return <Button fullWidth disabled={!ready || n === 0} loading={pending} onClick={onClick}>{label}</Button>
}
