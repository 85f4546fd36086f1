import { StatusBadge, type Tone } from '@/shared/ui'
import classes from './Batches.module.css'
import { strings } from './strings'
import type { Batch } from './words'

const tones: Record<Batch['state'], Tone> = { running: 'info', done: 'positive', stopped: 'warning', undoing: 'info', undone: 'neutral', failed: 'critical' }

/** How it stands, and why it could not go on. */
export function StateOf({ state, error }: Pick<Batch, 'state' | 'error'>) {
  return (
    <>
      <StatusBadge tone={tones[state]} label={strings.states[state]} />
      {error && <span className={classes.error} title={error}>{error}</span>}
    </>
  )
}
