import { eventName, strings } from '../strings'
import type { Delivery } from '../useWebhooks'

const words = strings.deliveries

/** Whom it is about, as the message has it: the lead's name, which may have changed since. */
export function leadName({ lead_id: id, body }: Delivery): string | undefined {
  if (id === null) return undefined
  const name = (body as { data?: { lead?: { name?: unknown } } } | null)?.data?.lead?.name
  return typeof name === 'string' && name !== '' ? name : words.lead(id)
}

/** “Lead assigned, Jo Smith” */
export function deliveryName(delivery: Delivery): string {
  const whose = leadName(delivery)
  return whose ? words.row(eventName(delivery.type), whose) : eventName(delivery.type)
}
