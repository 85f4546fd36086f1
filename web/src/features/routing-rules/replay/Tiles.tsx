import { useLocale, numberFormat } from '@/shared/locale/locale'
import { count } from '@/shared/ui/number'
import { nobodyBefore, type Replay } from './figures'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.result

/** The four figures that matter most. */
export function Tiles({ replay }: { replay: Replay }) {
  useLocale()
  const { leads, changed, nobody, waiting } = replay
  const share = numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(changed / leads)
  const tiles = [
    { label: words.leads, n: leads },
    { label: words.changed, n: changed, hint: changed > 0 && words.share(share) },
    { label: words.nobody, n: nobody, hint: words.before(nobodyBefore(replay)), bad: nobody > nobodyBefore(replay) },
    { label: words.waiting, n: waiting, hint: waiting > 0 && words.waitHint },
  ]
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ label, n, hint, bad }) => (
        <div key={label} className={classes.tile}>
          <dt>{label}</dt>
          <dd><span className={classes.figure} data-bad={bad || undefined}>{count(n)}</span>{hint && <span className={classes.hint}>{hint}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
