import { RelativeTime, StatusBadge, type Tone } from '@/shared/ui'
import { strings, type State } from './strings'
import classes from './Tries.module.css'

const tones: Record<State, Tone> = { failed: 'critical', due: 'info', sent: 'positive', delivered: 'positive', dropped: 'neutral' }

export function StateBadge({ state }: { state: State }) {
  return <StatusBadge tone={tones[state]} label={strings.states[state]} />
}

type Props = { state: State; attempts: number; nextAt: string | null; problem: string | null; arrived: (attempts: number) => string }

/** “Tried 3 times, next try in 25 min. The mail server is busy.” */
export function Progress({ state, attempts, nextAt, problem, arrived }: Props) {
  if (state === 'sent' || state === 'delivered') return <span className={`${classes.progress} ${classes.dim}`}>{arrived(attempts)}</span>
  if (state === 'dropped') return <span className={`${classes.progress} ${classes.dim}`} title={problem ?? undefined}>{problem}</span>
  return (
    <span className={classes.progress} title={problem ?? undefined}>
      <span className={classes.dim}>
        {tries(state, attempts)}
        {nextAt && <>, {attempts > 0 ? strings.next : strings.waits} <RelativeTime at={nextAt} /></>}
        {problem && '. '}
      </span>
      {problem}
    </span>
  )
}

function tries(state: State, attempts: number): string {
  if (attempts > 0) return strings.tried(attempts)
  return state === 'failed' ? strings.neverTried : strings.notTried
}
