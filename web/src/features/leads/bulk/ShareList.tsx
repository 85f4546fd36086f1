import { PersonName } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Bulk.module.css'
import type { Share } from './split'

type Props = { pool: { id: number; name: string }[]; shares: Share[] }

/** How many each of a rotation gets. */
export function ShareList({ pool, shares }: Props) {
  return (
    // A list that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.people} role="list" tabIndex={0} aria-label={strings.spread.shares}>
      {pool.map(({ id, name }, index) => {
        const share = shares[index]
        return (
          <div key={id} role="listitem" className={classes.share}>
            <span className={classes.personName}><PersonName person={{ name }} /></span>
            {share && <span className={classes.gets}>{strings.spread.gets(share.low, share.high)}</span>}
          </div>
        )
      })}
    </div>
  )
}
