import { goesOn } from '@/shared/batches/words'
import { Count, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import type { Import } from '../useImports'
import classes from './Report.module.css'

const { title, soFar, figures, hints } = strings.report
const shown = ['created', 'updated', 'enquiries', 'skipped', 'rejected', 'repaired'] as const
// These are always worth a word; the others only if there are any.
const always = ['created', 'rejected']

/** What became of the rows, in numbers. */
export function ImportFigures({ item }: { item: Import }) {
  return (
    <SectionCard title={goesOn(item) ? soFar : title}>
      <dl className={classes.figures}>
        {shown.filter((key) => always.includes(key) || item[key] > 0).map((key) => (
          <div key={key} className={classes.figure}>
            <dt>{figures[key]}</dt>
            <dd className={classes.number}><Count value={item[key]} /></dd>
            {key in hints && <dd className={classes.hint}>{hints[key as keyof typeof hints]}</dd>}
          </div>
        ))}
      </dl>
    </SectionCard>
  )
}
