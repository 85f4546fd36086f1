import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Order.module.css'
import type { Place } from './useOrder'

/** The rows of a list with an order. `said` tells where something went. */
export function OrderedList({ label, said, children }: { label: string; said: string; children: ReactNode }) {
  return (
    <>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <ol className={classes.list} aria-label={label}>{children}</ol>
    </>
  )
}

type RowProps = { className?: string; place?: Place['row']; off?: boolean; children: ReactNode }

/** Without a place it stays where it is. */
export function OrderedRow({ className = '', place, off, children }: RowProps) {
  return (
    // Dragging is the pointer's shortcut for the arrow keys and the menu.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={`${classes.row} ${className}`} data-off={off || undefined} {...place}>{children}</li>
  )
}
