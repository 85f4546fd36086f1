import { IconX } from '@tabler/icons-react'
import { strings } from '../strings'
import classes from './Filters.module.css'

/** A filter that a link brought along: it says what it is, and can be taken away. */
export function FixedFilter({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <span className={classes.pill} data-on>
      <span className={classes.fixed}>{label}</span>
      <button type="button" className={classes.clear} aria-label={strings.clearOne(label)} onClick={onClear}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  )
}
