import { useBatches } from '@/shared/batches/context'
import { undoneWords, type Batch } from '@/shared/batches/words'
import { Remark } from '@/shared/ui/Remark'
import { strings } from '../strings'
import type { Import } from '../useImports'
import classes from './Report.module.css'

const words = strings.report

/** That it was stopped, failed or undone. That it is done goes without saying. */
export function Ending({ item: { state, processed, rows, error }, batch }: { item: Import; batch: Batch }) {
  const { seeWhich } = useBatches()
  if (state === 'stopped') return <Remark role="status">{words.stopped(processed, rows)}</Remark>
  if (state === 'failed') return <Remark tone="critical" role="status">{words.failed(error)}</Remark>
  if (state !== 'undone') return null
  return (
    <Remark tone="quiet" role="status">
      {undoneWords(batch)} {batch.stayed.length > 0 && <button type="button" className={classes.link} onClick={() => seeWhich({ kind: 'stayed', leads: batch.stayed, count: batch.stayed_count })}>{words.seeStayed}</button>}
    </Remark>
  )
}
