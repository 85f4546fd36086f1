import { signed } from './figures'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.table

/** What was above what would have been. Where there is no column of them, the figures stand beside the bars. */
export function Bars({ before, after, most }: { before: number; after: number; most: number }) {
  return (
    <span className={classes.bars}>
      <Bar side="before" n={before} most={most} words={words.beforeN(before)} />
      <Bar side="after" n={after} most={most} words={words.afterN(after)} />
    </span>
  )
}

function Bar({ side, n, most, words: figure }: { side: 'before' | 'after'; n: number; most: number; words: string }) {
  return (
    <span className={classes.side}>
      <span className={classes.track} aria-hidden>{n > 0 && <span className={classes.bar} data-side={side} style={{ width: `${(n / most) * 100}%` }} />}</span>
      <span className={classes.n}>{figure}</span>
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
