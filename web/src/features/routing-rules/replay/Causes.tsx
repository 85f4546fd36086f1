import { SectionCard } from '@/shared/ui'
import { count } from '@/shared/ui/number'
import type { Replay } from './figures'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.causes

export function Causes({ causes }: { causes: Replay['causes'] }) {
  const most = Math.max(1, ...causes.map(({ leads }) => leads))
  return (
    <SectionCard title={words.title} hint={words.hint}>
      <ul className={classes.causes} aria-label={words.title}>
        {causes.filter(({ leads }) => leads > 0).map(({ cause, leads }) => (
          <li key={cause} className={classes.cause}>
            <span>{words.words[cause]}</span>
            <span className={classes.track} aria-hidden><span className={classes.bar} data-side="after" style={{ width: `${(leads / most) * 100}%` }} /></span>
            <span className={classes.causeCount}>{count(leads)}</span>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
