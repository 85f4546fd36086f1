import { valuesOf } from '@/shared/search/searchParams'

/** Which deliveries are looked at, named as they are said. */
export const shows = ['failed', 'due', 'delivered', 'all'] as const
export type Show = (typeof shows)[number]

/** Without `show` the webhooks themselves are looked at; `webhook`: only the deliveries to this one. */
export type WebhooksSearch = { show?: Show; webhook?: number }

export function webhooksSearch(search: Record<string, unknown>): WebhooksSearch {
  const show = shows.find((one) => one === valuesOf(search.show)[0])
  const webhook = Number(valuesOf(search.webhook)[0])
  const known = show !== undefined && Number.isSafeInteger(webhook) && webhook > 0
  return { show, webhook: known ? webhook : undefined }
}
