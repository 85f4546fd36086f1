import { CopyField, SectionCard } from '@/shared/ui'
import classes from './Sources.module.css'
import { strings } from './strings'
import type { Source } from './useSources'

const words = strings.connect

/** What to do at the vendor, step by step. */
export function Connect({ source }: { source: Source }) {
  return (
    <SectionCard title={words.title} hint={words.hint}>
      <div className={classes.connect}>
        <ol className={classes.steps}>{words.steps.map((step) => <li key={step}>{step}</li>)}</ol>
        <CopyField label={words.url} value={source.hook_url} />
      </div>
    </SectionCard>
  )
}
