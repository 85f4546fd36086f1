import { IconWebhook } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { EmptyState, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { DeleteWebhook } from './DeleteWebhook'
import { NewSecret } from './NewSecret'
import { SwitchOff } from './SwitchOff'
import { WebhookForm } from './WebhookForm'
import { WebhookRow } from './WebhookRow'

type Open = { what: 'edit' | 'off' | 'renew' | 'delete'; webhook: Webhook }

export function WebhookList({ webhooks, add }: { webhooks: Webhook[]; add: ReactNode }) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  // What the server says meanwhile counts, down to the number of messages that would be lost.
  const webhook = open && (webhooks.find(({ id }) => id === open.webhook.id) ?? open.webhook)
  if (webhooks.length === 0) return <SectionCard><EmptyState icon={IconWebhook} title={strings.list.empty} hint={strings.list.emptyHint} action={add} /></SectionCard>
  return (
    <SectionCard flush>
      <ul className={classes.hooks} aria-label={strings.title}>
        {webhooks.map((one) => (
          <WebhookRow
            key={one.id} webhook={one}
            onEdit={() => setOpen({ what: 'edit', webhook: one })}
            onSwitchOff={() => setOpen({ what: 'off', webhook: one })}
            onRenew={() => setOpen({ what: 'renew', webhook: one })}
            onDelete={() => setOpen({ what: 'delete', webhook: one })}
          />
        ))}
      </ul>
      {webhook && open.what === 'edit' && <WebhookForm webhook={webhook} onClose={close} />}
      {webhook && open.what === 'off' && <SwitchOff webhook={webhook} onClose={close} />}
      {webhook && open.what === 'renew' && <NewSecret webhook={webhook} onClose={close} />}
      {webhook && open.what === 'delete' && <DeleteWebhook webhook={webhook} onClose={close} />}
    </SectionCard>
  )
}
