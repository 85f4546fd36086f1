import { PersonName } from '@/shared/ui'
import { count } from '@/shared/ui/number'
import { strings } from '../strings'
import classes from './Bulk.module.css'
import type { Split } from './useSplit'

/** How many each of a rotation gets. */
export function ShareList({ split }: { split: Split }) {
  return (
    // A list that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.people} role="list" tabIndex={0} aria-label={strings.spread.shares}>
      {split.map(({ agent_id, name, count: gets }) => (
        <div key={agent_id} role="listitem" className={classes.share}>
          <span className={classes.personName}><PersonName person={{ name }} /></span>
          <span className={classes.gets}>{count(gets)}</span>
        </div>
      ))}
    </div>
  )
}
