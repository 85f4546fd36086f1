import { Button, Text, Title } from '@mantine/core'
import { StateBadge } from '@/shared/tries/Progress'
import { strings as tryWords } from '@/shared/tries/strings'
import { CodeBlock, CopyField, Facts, RelativeTime, SidePanel, type Fact } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import { eventName, strings } from '../strings'
import type { Delivery } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { LeadLink } from './columns'
import { useRetry } from './useRetry'

const words = strings.panel

type Props = { delivery: Delivery; off: boolean; onClose: () => void }

/** Everything about one message, down to what is sent. */
export function DeliveryPanel({ delivery, off, onClose }: Props) {
  const { retry, pending } = useRetry()
  const { id, state, error, message_id, body } = delivery
  const failed = state === 'failed'
  const foot = state !== 'due' && (
    <>
      {off && <Text c="dimmed">{words.off}</Text>}
      <span className={classes.end}><Button variant={failed ? 'filled' : 'default'} disabled={off} loading={pending(id)} onClick={() => retry(id, onClose)}>{failed ? tryWords.retry : strings.deliveries.sendAgain}</Button></span>
    </>
  )
  return (
    <SidePanel opened onClose={onClose} title={eventName(delivery.type)} foot={foot}>
      {error && <Remark tone={failed ? 'critical' : undefined}>{error}</Remark>}
      <Facts facts={aboutOf(delivery)} />
      <Facts facts={courseOf(delivery)} inColumns />
      <CopyField label={words.messageId} hint={words.messageIdHint} value={message_id} />
      <div className={classes.body}>
        <Title order={3}>{words.body}</Title>
        <CodeBlock label={words.body}>{JSON.stringify(body, null, 2)}</CodeBlock>
      </div>
    </SidePanel>
  )
}

function aboutOf(delivery: Delivery): Fact[] {
  return [
    ...(delivery.lead_id === null ? [] : [{ label: words.lead, value: <LeadLink delivery={delivery} /> }]),
    { label: words.webhook, value: delivery.webhook_url },
  ]
}

function courseOf({ state, at, last_at, next_at, attempts, status }: Delivery): Fact[] {
  const time = (moment: string) => <RelativeTime at={moment} />
  return [
    { label: tryWords.facts.state, value: <StateBadge state={state} /> },
    { label: tryWords.facts.happened, value: time(at) },
    { label: tryWords.facts.attempts, value: String(attempts) },
    ...(last_at ? [{ label: tryWords.facts.last, value: time(last_at) }, { label: words.status, value: status === null ? words.noAnswer : words.http(status) }] : []),
    ...(next_at ? [{ label: tryWords.facts.next, value: time(next_at) }] : []),
  ]
}
