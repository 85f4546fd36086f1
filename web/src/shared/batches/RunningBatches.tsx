import { Loader } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './Batches.module.css'
import { useBatches } from './context'
import { strings } from './strings'
import { useBatchNames } from './useBatchNames'
import { doingWords, progressOf, type Batch } from './words'

/** What goes on at the server, in one quiet line that leads to the list. */
export function RunningBatches() {
  const { running } = useBatches()
  const [first] = running
  return first ? <Line first={first} several={running.length} /> : null
}

function Line({ first, several }: { first: Batch; several: number }) {
  const names = useBatchNames()
  const { n, of } = progressOf(first)
  const what = several > 1 ? strings.progress.several(several) : doingWords(first, names)
  return (
    <Link to="/admin/bulk-actions" className={classes.running} title={what} aria-label={what}>
      <Loader size={14} />
      <span className={classes.what}>{what}</span>
      {several === 1 && <span className={classes.far}>{strings.progress.soFar(n, of)}</span>}
    </Link>
  )
}
