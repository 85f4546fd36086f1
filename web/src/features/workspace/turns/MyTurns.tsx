import { IconArrowsShuffle } from '@tabler/icons-react'
import { useState } from 'react'
import type { components } from '@/shared/api/schema'
import { useMe } from '@/shared/api/useMe'
import { stateWords, type Reading } from '@/shared/availability/words'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from '../strings'
import { useTurns } from '../useMyLeads'
import classes from '../Workspace.module.css'
import { LatestTurns } from './LatestTurns'

type Turn = components['schemas']['Turn']

const words = strings.turns

export function MyTurns() {
  const { data, error, refetch } = useTurns()
  const reading = { now: useNow(), workspace: useMe().data?.workspace.zone }
  const [shown, setShown] = useState<Turn['rotation']>()
  return (
    <SectionCard title={words.title} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <div className={classes.loading}><Loading lines={3} /></div>}
      {data?.items.length === 0 && <EmptyState icon={IconArrowsShuffle} title={words.empty} hint={words.emptyHint} />}
      {data && data.items.length > 0 && (
        <ul className={classes.list}>
          {data.items.map((turn) => (
            <li key={turn.rotation.id} className={classes.turn} data-next={turn.next_in === 1 || undefined}>
              <span className={classes.place} aria-hidden>{turn.next_in ?? '–'}</span>
              <span className={classes.turnWords}>
                <span className={classes.name}>{turn.rotation.name}</span>
                <span className={classes.turnState}>{turnWords(turn, reading)}</span>
                <button type="button" className={classes.latestLink} aria-label={strings.whyNotMe.latestOf(turn.rotation.name)} onClick={() => setShown(turn.rotation)}>{strings.whyNotMe.latest}</button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <LatestTurns rotation={shown ?? { id: 0, name: '' }} opened={shown !== undefined} onClose={() => setShown(undefined)} />
    </SectionCard>
  )
}

function turnWords({ eligible, reason, until, next_in }: Turn, reading: Reading): string {
  if (reason === 'on_leave' || reason === 'paused' || reason === 'outside_hours' || (reason === 'excluded' && until)) return words.away(stateWords(reason, until, reading))
  if (reason) return words.reasons[reason]
  if (!eligible) return words.skipped
  if (next_in === null) return words.unknown
  return next_in === 1 ? words.next : words.in(next_in)
}
