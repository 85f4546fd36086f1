import { RelativeTime, StatusBadge, type Tone } from '@/shared/ui'
import { strings } from '../strings'
import type { Delivery } from '../useWebhooks'
import classes from '../Webhooks.module.css'

const words = strings.deliveries
const tones: Record<Delivery['state'], Tone> = { failed: 'critical', due: 'info', delivered: 'positive' }

export function DeliveryState({ state }: { state: Delivery['state'] }) {
  return <StatusBadge tone={tones[state]} label={words.states[state]} />
}

/** “Tried 3 times, next try in 25 min. The receiver answered 500.” */
export function Progress({ delivery: { state, attempts, next_at, error } }: { delivery: Delivery }) {
  if (state === 'delivered') return <span className={`${classes.progress} ${classes.dim}`}>{words.arrived(attempts)}</span>
  return (
    <span className={classes.progress} title={error ?? undefined}>
      <span className={classes.dim}>
        {tries(state, attempts)}
        {attempts > 0 && next_at && <>, {words.next} <RelativeTime at={next_at} /></>}
        {error && '. '}
      </span>
      {error}
    </span>
  )
}

function tries(state: Delivery['state'], attempts: number): string {
  if (attempts > 0) return words.tried(attempts)
  return state === 'failed' ? words.neverTried : words.notTried
}
