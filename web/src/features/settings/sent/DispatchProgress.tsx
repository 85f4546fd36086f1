import { RelativeTime, StatusBadge, type Tone } from '@/shared/ui'
import classes from './Sent.module.css'
import { strings } from './strings'
import type { Dispatch } from './useDispatches'

const tones: Record<Dispatch['state'], Tone> = { failed: 'critical', due: 'info', sent: 'positive', dropped: 'neutral' }

export function DispatchStateOf({ state }: { state: Dispatch['state'] }) {
  return <StatusBadge tone={tones[state]} label={strings.states[state]} />
}

/** “Tried 3 times, next try in 25 min. The mail server is busy.” */
export function DispatchProgress({ dispatch: { state, attempts, next_at: next, problem } }: { dispatch: Dispatch }) {
  if (state === 'sent') return <span className={`${classes.progress} ${classes.dim}`}>{strings.arrived(attempts)}</span>
  if (state === 'dropped') return <span className={`${classes.progress} ${classes.dim}`} title={problem ?? undefined}>{problem}</span>
  return (
    <span className={classes.progress} title={problem ?? undefined}>
      <span className={classes.dim}>
        {tries(state, attempts)}
        {next && <>, {attempts > 0 ? strings.next : strings.waits} <RelativeTime at={next} /></>}
        {problem && '. '}
      </span>
      {problem}
    </span>
  )
}

function tries(state: Dispatch['state'], attempts: number): string {
  if (attempts > 0) return strings.tried(attempts)
  return state === 'failed' ? strings.neverTried : strings.notTried
}
