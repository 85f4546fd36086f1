import { CopyField, SectionCard } from '@/shared/ui'
import { MailAddress } from './mail/MailAddress'
import classes from './Sources.module.css'
import { strings } from './strings'
import type { Source } from './useSources'
import { WebsiteCode } from './website/WebsiteCode'

/** What to do at the vendor, step by step. */
export function Connect({ source, onEdit }: { source: Source; onEdit: () => void }) {
  const { id, kind, hook_url, settings } = source
  if (kind === 'form') return <WebsiteCode key={JSON.stringify(source.form)} source={id} onEdit={onEdit} />
  if (kind === 'mail') return <MailAddress source={source} onEdit={onEdit} />
  const { title, hint, steps, url } = strings.connect[kind]
  return (
    <SectionCard title={title} hint={hint}>
      <div className={classes.connect}>
        <ol className={classes.steps}>{steps.map((step) => <li key={step}>{step}</li>)}</ol>
        <CopyField label={url} value={hook_url} />
        {settings.verify_token && <CopyField label={strings.settings.verify_token.label} value={settings.verify_token} />}
      </div>
    </SectionCard>
  )
}
