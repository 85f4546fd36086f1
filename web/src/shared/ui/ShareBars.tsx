import { count } from './number'
import { PersonName } from './PersonName'
import classes from './ShareBars.module.css'

/** Without a name it is the share that nobody has. */
export type Share = { agent_id: number; name?: string; count: number }

/** How many each of several people gets: a bar for the eye, and the number. */
export function ShareBars({ label, shares }: { label: string; shares: Share[] }) {
  const most = Math.max(1, ...shares.map((share) => share.count))
  return (
    // A list that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.shares} role="list" tabIndex={0} aria-label={label}>
      {shares.map(({ agent_id, name, count: gets }) => (
        <div key={agent_id} role="listitem" className={classes.share}>
          <span className={classes.name}><PersonName person={name === undefined ? null : { name }} /></span>
          <span className={classes.track} aria-hidden><span className={classes.bar} style={{ width: `${(gets / most) * 100}%` }} /></span>
          <span className={classes.count}>{count(gets)}</span>
        </div>
      ))}
    </div>
  )
}
