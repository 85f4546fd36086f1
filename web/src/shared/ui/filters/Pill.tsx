import { IconChevronDown, IconX } from '@tabler/icons-react'
import type { ComponentPropsWithRef } from 'react'
import { strings } from '../strings'
import classes from './Filters.module.css'

type Props = ComponentPropsWithRef<'button'> & {
  label: string
  /** What is chosen, in words; absent: the filter is off. */
  chosen?: string
  onClear: () => void
}

/** The button that opens a filter and says what it holds. */
export function Pill({ label, chosen, onClear, ...button }: Props) {
  return (
    <span className={classes.pill} data-on={chosen ? true : undefined}>
      <button type="button" {...button} className={classes.open}>
        <span className={classes.label}>{label}</span>
        {chosen && <span className={classes.chosen}>{chosen}</span>}
        {!chosen && <IconChevronDown size={14} aria-hidden />}
      </button>
      {chosen && (
        <button type="button" className={classes.clear} aria-label={strings.clearOne(label)} onClick={onClear}>
          <IconX size={14} aria-hidden />
        </button>
      )}
    </span>
  )
}
