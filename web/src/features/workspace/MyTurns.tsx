import { IconArrowsShuffle } from '@tabler/icons-react'
import type { components } from '@/shared/api/schema'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { strings } from './strings'
import { useTurns } from './useMyLeads'
import classes from './Workspace.module.css'

type Turn = components['schemas']['Turn']

const words = strings.turns

export function MyTurns() {
  const { data, error, refetch } = useTurns()
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
                <span>{turnWords(turn)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}

function turnWords({ eligible, reason, next_in }: Turn): string {
  if (reason) return words.reasons[reason]
  if (!eligible) return words.skipped
  if (next_in === null) return words.unknown
  return next_in === 1 ? words.next : words.in(next_in)
}
