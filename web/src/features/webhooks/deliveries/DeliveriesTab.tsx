import { Button, SegmentedControl, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { shortAddress } from '../address'
import { shows, type Show, type WebhooksSearch } from '../search'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { DeliveryTable } from './DeliveryTable'
import { useRetryAll } from './useRetry'

const words = strings.deliveries

const sum = (list: Webhook[], what: 'due' | 'failed') => list.reduce((total, webhook) => total + webhook[what], 0)

export function DeliveriesTab({ webhooks }: { webhooks: Webhook[] }) {
  const { show = 'failed', webhook: asked } = useSearch({ from: '/shell/admin/webhooks' })
  const navigate = useNavigate()
  // One that was deleted meanwhile is nothing to look at.
  const webhook = webhooks.some(({ id }) => id === asked) ? asked : undefined
  const counted = webhook === undefined ? webhooks : webhooks.filter(({ id }) => id === webhook)
  const counts: Partial<Record<Show, number>> = { failed: sum(counted, 'failed'), due: sum(counted, 'due') }
  const go = (search: WebhooksSearch) => void navigate({ to: '/admin/webhooks', search, replace: true })
  return (
    <div className={classes.deliveries}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={words.show} value={show} className={classes.shows}
          data={shows.map((value) => ({ value, label: words.withCount(words.shows[value], counts[value] ?? 0) }))}
          onChange={(value) => go({ show: shows.find((one) => one === value), webhook })}
        />
        {webhooks.length > 1 && (
          <Select
            aria-label={words.webhook} className={classes.choice} allowDeselect={false} value={String(webhook ?? '')}
            data={[{ value: '', label: words.allWebhooks }, ...webhooks.map(({ id, url }) => ({ value: String(id), label: shortAddress(url) }))]}
            onChange={(value) => go({ show, webhook: value ? Number(value) : undefined })}
          />
        )}
        {show === 'failed' && <RetryAll n={sum(counted.filter(({ on }) => on), 'failed')} webhook={webhook} />}
      </div>
      <DeliveryTable key={`${show} ${webhook}`} show={show} webhook={webhook} webhooks={webhooks} />
    </div>
  )
}

function RetryAll({ n, webhook }: { n: number; webhook: number | undefined }) {
  const { retryAll, pending } = useRetryAll(n, webhook)
  if (n === 0) return null
  return <Button variant="default" className={classes.end} loading={pending} onClick={retryAll}>{words.retryAll(n)}</Button>
}
