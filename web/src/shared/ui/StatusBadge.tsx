import { toneColor, toneSoft, toneText, type Tone } from './tone'
import classes from './StatusBadge.module.css'

type Props = {
  /** What it says; colour alone never carries the meaning. */
  label: string
  tone?: Tone
}

export function StatusBadge({ label, tone = 'neutral' }: Props) {
  return (
    <span className={classes.badge} style={{ background: toneSoft(tone), color: toneText(tone) }}>
      <span className={classes.dot} style={{ background: toneColor(tone) }} />
      {label}
    </span>
  )
}
