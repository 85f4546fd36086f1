import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RelativeTime, SentencePart, StatusBadge } from '@/shared/ui'
import { Address } from '../Address'
import { eventName, eventTypes, strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { useSwitchOn } from './useSwitchOn'
import { WebhookMenu, type RowProps } from './WebhookMenu'

const words = strings.list

export function WebhookRow(props: RowProps) {
  const { webhook, onEdit } = props
  const all = webhook.events.length === eventTypes.length
  return (
    <li className={classes.hook}>
      <div className={classes.head}>
        <button type="button" className={classes.name} onClick={onEdit}><Address url={webhook.url} /></button>
        {webhook.format === 'slack' && <StatusBadge tone="neutral" label={strings.channel} />}
        <StatusBadge tone={webhook.on ? 'positive' : 'warning'} label={webhook.on ? words.on : words.off} />
        <WebhookMenu {...props} />
      </div>
      <span className={classes.pills}>
        {all ? <SentencePart>{strings.all}</SentencePart> : webhook.events.map((type) => <SentencePart key={type}>{eventName(type)}</SentencePart>)}
      </span>
      {webhook.on ? <Traffic webhook={webhook} /> : <Off webhook={webhook} />}
    </li>
  )
}

/** What is on its way and what failed, each a way to it. */
function Traffic({ webhook: { id, due, failed } }: { webhook: Webhook }) {
  if (due + failed === 0) return <span className={classes.dim}>{words.quiet}</span>
  return (
    <span className={classes.counts}>
      {due > 0 && <Link to="/admin/webhooks" search={{ show: 'due', webhook: id }} className={classes.link}>{due === 1 ? words.dueOne : words.due(due)}</Link>}
      {failed > 0 && <Link to="/admin/webhooks" search={{ show: 'failed', webhook: id }} className={`${classes.link} ${classes.critical}`}>{strings.failed(failed)}</Link>}
    </span>
  )
}

function Off({ webhook }: { webhook: Webhook }) {
  const { switchOn, pending } = useSwitchOn()
  return (
    <>
      <p className={classes.reason}>
        {webhook.off_reason}
        {webhook.off_at && <span className={classes.dim}> · <RelativeTime at={webhook.off_at} /></span>}
      </p>
      <div className={classes.counts}>
        <Button variant="default" h={30} px={12} loading={pending} onClick={() => switchOn(webhook)}>{words.switchOn}</Button>
        {webhook.failed > 0 && <Traffic webhook={webhook} />}
      </div>
    </>
  )
}
