import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export type Fact = { label: string; value: ReactNode }

/** What is known of one thing: a label above each value. Nothing known is a dash. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null || value === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
