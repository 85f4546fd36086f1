import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ActorOf } from '@/shared/batches/ActorOf'
import { StateOf } from '@/shared/batches/StateOf'
import type { BatchNames } from '@/shared/batches/useBatchNames'
import { strings as batchStrings } from '@/shared/batches/strings'
import { goesOn, leftOut, progressOf, whatWords, type Batch } from '@/shared/batches/words'
import { useBatches } from '@/shared/batches/context'
import { useMayBatch } from '@/shared/batches/useMayBatch'
import { ProgressLine, RelativeTime, type Column } from '@/shared/ui'
import classes from './BulkActions.module.css'
import { strings } from './strings'

export function batchColumns(names: BatchNames, onUndo: (batch: Batch) => void): Column<Batch>[] {
  const { what, who, state, left, at, act } = strings.columns
  return [
    { id: 'what', header: what, onCard: 'title', cell: (batch) => <What batch={batch} names={names} /> },
    { id: 'who', header: who, width: 200, cell: ({ actor }) => <ActorOf actor={actor} /> },
    { id: 'at', header: at, width: 110, cell: (batch) => <RelativeTime at={batch.at} /> },
    { id: 'state', header: state, width: 170, cell: (batch) => <State batch={batch} /> },
    { id: 'left', header: left, width: 130, cell: (batch) => <LeftOut batch={batch} /> },
    { id: 'act', header: act, width: 96, align: 'end', onCard: 'side', cell: (batch) => <Act batch={batch} what={whatWords(batch, names)} onUndo={onUndo} /> },
  ]
}

/** What it did, as a link to the leads that show it. */
function What({ batch, names }: { batch: Batch; names: BatchNames }) {
  const words = whatWords(batch, names)
  const shown = batch.done > 0 && batch.state !== 'undone' && batch.kind !== 'delete'
  if (!shown) return <span className={classes.what} title={words}>{words}</span>
  return <Link to="/leads" search={{ batch: [String(batch.id)] }} className={classes.what} title={words}>{words}</Link>
}

function State({ batch }: { batch: Batch }) {
  const { n, of } = progressOf(batch)
  if (goesOn(batch)) return <ProgressLine n={n} of={of} label={batchStrings.progress[batch.state === 'undoing' ? 'undoing' : 'soFar'](n, of)} />
  return <StateOf state={batch.state} error={batch.error} />
}

function LeftOut({ batch }: { batch: Batch }) {
  const { seeWhich } = useBatches()
  const { leads, count } = leftOut(batch)
  const stayed = batch.state === 'undone' ? batch.stayed_count : 0
  if (count + stayed === 0) return strings.none
  return (
    <span className={classes.left}>
      {count > 0 && <button type="button" className={classes.link} onClick={() => seeWhich({ kind: 'skipped', leads, count })}>{strings.skipped(count)}</button>}
      {stayed > 0 && <button type="button" className={classes.link} onClick={() => seeWhich({ kind: 'stayed', leads: batch.stayed, count: stayed })}>{strings.stayed(stayed)}</button>}
    </span>
  )
}

/** Stop while it runs, Undo afterwards, for who may. */
function Act({ batch, what, onUndo }: { batch: Batch; what: string; onUndo: (batch: Batch) => void }) {
  const { stop } = useBatches()
  const may = useMayBatch()
  const button = { variant: 'default', h: 28, px: 10 } as const
  if (!may(batch.kind)) return null
  if (batch.state === 'running') return <Button {...button} aria-label={strings.stopOf(what)} onClick={() => void stop(batch.id)}>{strings.stop}</Button>
  if (batch.done === 0 || batch.state === 'undone' || batch.state === 'undoing') return null
  return <Button {...button} aria-label={strings.undoOf(what)} onClick={() => onUndo(batch)}>{strings.undo}</Button>
}
