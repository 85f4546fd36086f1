import classes from './ProgressLine.module.css'

type Props = {
  n: number
  of: number
  /** The same in words: “640 of 5,000 so far”. */
  label: string
}

/** How far something is that takes a while, with the words below it. */
export function ProgressLine({ n, of, label }: Props) {
  const share = of > 0 ? Math.min(n / of, 1) * 100 : 0
  return (
    <div className={classes.progress}>
      <div role="progressbar" className={classes.track} aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={n}>
        <span className={classes.bar} style={{ width: `${share}%` }} />
      </div>
      <span className={classes.words}>{label}</span>
    </div>
  )
}
