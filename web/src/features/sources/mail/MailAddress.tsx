import { Button } from '@mantine/core'
import { CopyField, SectionCard } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import classes from '../Sources.module.css'
import type { Source } from '../useSources'
import { strings } from './strings'

const words = strings.address

/** Where mails are sent, step by step; or why they cannot be. */
export function MailAddress({ source: { address }, onEdit }: { source: Source; onEdit: () => void }) {
  return (
    <SectionCard title={words.title} hint={words.hint} action={<Button variant="default" h={30} px={12} onClick={onEdit}>{words.edit}</Button>}>
      <div className={classes.connect}>
        {address === null && <Remark role="status">{words.none}</Remark>}
        {address !== null && <CopyField label={words.label} value={address} />}
        {address !== null && <ol className={classes.steps}>{words.steps.map((step) => <li key={step}>{step}</li>)}</ol>}
      </div>
    </SectionCard>
  )
}
