import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { SectionCard } from '@/shared/ui'
import type { Draft } from '../ruleset/useDraftRules'
import { AgentsTable } from './AgentsTable'
import { Causes } from './Causes'
import { ChangedLeads } from './ChangedLeads'
import { DraftMoved } from './DraftMoved'
import { headline, type Replay } from './figures'
import { Notes } from './Notes'
import { Over } from './Over'
import classes from './Replay.module.css'
import { RulesTable } from './RulesTable'
import { strings } from './strings'
import { Tiles } from './Tiles'
import { timeWords } from './words'

const words = strings.result

type Props = {
  replay: Replay
  /** The revision of the draft that the address names. */
  linked: number | undefined
  draft: Draft
  zone: string
  onAgain: () => void
}

export function Result({ replay, linked, draft, zone, onAgain }: Props) {
  const { policy, changes, left, changed, nobody } = replay
  const ofDraft = policy.kind === 'draft'
  const title = ofDraft ? words.draft : policy.live ? words.live(policy.version) : words.version(policy.version)
  return (
    <>
      {ofDraft && <DraftMoved linked={linked} replayed={policy.revision} now={draft.revision} onAgain={onAgain} />}
      <SectionCard
        title={title} hint={words.over(replay.leads, timeWords(replay, zone))}
        action={ofDraft && <Button variant="subtle" h={28} px={8} renderRoot={(props) => <Link to="/admin/routing-rules" search={{ draft: 'true' as const }} {...props} />}>{strings.backToDraft}</Button>}
      >
        <p className={classes.headline} role="status">{headline(replay)}</p>
        <Tiles replay={replay} />
        <Notes replay={replay} />
      </SectionCard>
      <AgentsTable replay={replay} />
      <RulesTable replay={replay} />
      <Over replay={replay} />
      {changed > 0 && <Causes causes={replay.causes} />}
      {changed > 0 && <ChangedLeads title={strings.leads.changed} changes={changes} all={changed} why />}
      {nobody > 0 && <ChangedLeads title={strings.leads.left} changes={left} all={nobody} />}
    </>
  )
}
