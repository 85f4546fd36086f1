import { useNavigate, useSearch } from '@tanstack/react-router'
import { RetryAll, TriesTab } from '@/shared/tries/TriesTab'
import { shortAddress } from '../address'
import { shows, type WebhooksSearch } from '../search'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
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
  const retriable = sum(counted.filter(({ on }) => on), 'failed')
  const { retryAll, pending } = useRetryAll(retriable, webhook)
  const go = (search: WebhooksSearch) => void navigate({ to: '/admin/webhooks', search, replace: true })
  const choice = {
    label: words.webhook, value: String(webhook ?? ''),
    data: [{ value: '', label: words.allWebhooks }, ...webhooks.map(({ id, url }) => ({ value: String(id), label: shortAddress(url) }))],
    onChoose: (value: string) => go({ show, webhook: value ? Number(value) : undefined }),
  }
  return (
    <TriesTab
      label={words.show} shows={shows} show={show} counts={{ failed: sum(counted, 'failed'), due: sum(counted, 'due') }} onShow={(value) => go({ show: value, webhook })}
      choice={webhooks.length > 1 ? choice : undefined} retryAll={show === 'failed' && <RetryAll n={retriable} pending={pending} onRetry={retryAll} />}
    >
      <DeliveryTable key={`${show} ${webhook}`} show={show} webhook={webhook} webhooks={webhooks} />
    </TriesTab>
  )
}
