import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Webhook = components['schemas']['Webhook']
export type NewWebhook = components['schemas']['NewWebhook']
export type Format = components['schemas']['WebhookFormat']
export type Delivery = components['schemas']['Delivery']
export type EventType = components['schemas']['EventType']

export const webhooksOptions = api.queryOptions('get', '/api/v1/webhooks')

/** What a webhook is saved as. */
export function bodyOf({ url, format, events, on }: Webhook) {
  return { url, format, events, on }
}
