import { signed } from './figures'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.table

/** What was above what would have been. Where there is no column of them, the figures stand beside the bars. */
export function Bars({ before, after, most }: { before: number; after: number; most: number }) {
  const width = (n: number) => ({ width: `${(n / Math.max(most, 1)) * 100}%` })
  return (
    <span className={classes.bars}>
      <span className={classes.side}><span className={classes.track} aria-hidden><span className={classes.bar} data-side="before" style={width(before)} /></span><span className={classes.n}>{words.beforeN(before)}</span></span>
      <span className={classes.side}><span className={classes.track} aria-hidden><span className={classes.bar} data-side="after" style={width(after)} /></span><span className={classes.n}>{words.afterN(after)}</span></span>
    </span>
  )
}

/** Which bar is which. */
export function Legend() {
  return (
    <span className={classes.legend} aria-hidden>
      <span><span className={classes.swatch} data-side="before" />{words.before}</span>
      <span><span className={classes.swatch} data-side="after" />{words.after}</span>
    </span>
  )
}

export function Difference({ n }: { n: number }) {
  return <span className={classes.difference} data-sign={Math.sign(n)}>{signed(n)}</span>
}
