import type { ReactNode } from 'react'
import classes from './Page.module.css'

type ListProps = {
  header: ReactNode
  /** The FilterBar. */
  filters?: ReactNode
  /** The DataTable; it scrolls, header and footer stay. */
  children: ReactNode
  /** BulkBar above Pager: one beside the other never covers a row. */
  footer?: ReactNode
}

/** A list that fills the screen. On phones the page scrolls and the footer sticks. */
export function ListPage({ header, filters, children, footer }: ListProps) {
  return (
    <div className={`${classes.page} ${classes.list}`}>
      {header}
      {filters}
      <div className={classes.listBody}>{children}</div>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  )
}

type RecordProps = {
  header: ReactNode
  /** Left: what is known. */
  details: ReactNode
  /** Middle: what happened. */
  children: ReactNode
  /** Right, and first on phones: what to do. */
  aside: ReactNode
}

export function RecordPage({ header, details, children, aside }: RecordProps) {
  return (
    <div className={classes.page}>
      {header}
      <div className={classes.record}>
        <div className={classes.column}>{details}</div>
        <div className={`${classes.column} ${classes.main}`}>{children}</div>
        <div className={`${classes.column} ${classes.aside}`}>{aside}</div>
      </div>
    </div>
  )
}

type SettingsProps = {
  header: ReactNode
  children: ReactNode
  /** For lists whose lines are sentences. */
  wide?: boolean
}

/** A narrow column of SectionCards. */
export function SettingsPage({ header, children, wide = false }: SettingsProps) {
  return (
    <div className={`${classes.page} ${wide ? classes.wide : classes.settings}`}>
      {header}
      {children}
    </div>
  )
}
