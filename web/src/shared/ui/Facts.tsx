import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export type Fact = { label: string; value: ReactNode }

type Props = {
  facts: Fact[]
  /** Short values side by side. */
  inColumns?: boolean
}

/** What is known of one thing: a label above each value. Nothing known is a dash. */
export function Facts({ facts, inColumns = false }: Props) {
  return (
    <dl className={classes.facts} data-columns={inColumns || undefined}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null || value === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
