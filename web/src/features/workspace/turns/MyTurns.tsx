import { IconArrowsShuffle } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMe } from '@/shared/api/useMe'
import { stateNow } from '@/shared/availability/state'
import { stateWords, type Away } from '@/shared/availability/words'
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
  const awayFor = useAwayFor()
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
                <span className={classes.turnState}>{turnWords(turn, awayFor)}</span>
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

type AwayFor = (reason: Away) => string

/** Says one's absence, with its end if it is that which holds now. */
function useAwayFor(): AwayFor {
  const { data: me } = useMe()
  const members = api.useQuery('get', '/api/v1/members')
  const now = useNow()
  const { state, until } = stateNow(members.data?.items.find(({ id }) => id === me?.id)?.availability, now)
  return (reason) => stateWords(reason, state === reason ? until : null, { now, workspace: me?.workspace.zone })
}

function turnWords({ eligible, reason, next_in }: Turn, awayFor: AwayFor): string {
  if (reason === 'on_leave' || reason === 'paused' || reason === 'outside_hours') return words.away(awayFor(reason))
  if (reason) return words.reasons[reason]
  if (!eligible) return words.skipped
  if (next_in === null) return words.unknown
  return next_in === 1 ? words.next : words.in(next_in)
}
