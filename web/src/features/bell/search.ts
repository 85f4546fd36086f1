import type { components } from '@/shared/api/schema'
import { valuesOf } from '@/shared/search/searchParams'

export type Kind = components['schemas']['NotificationKind']

/** The kinds that can be asked for, in the order in which they are offered. */
export const kinds = ['assigned', 'reassigned', 'batch', 'undone', 'enquiry', 'mention', 'task_due'] as const satisfies Kind[]

/** What is looked at, named as in the API. */
export type NotificationsSearch = { unread?: 'true'; kind?: Kind[] }

/** Reads the address of the page; what it does not know is dropped. */
export function notificationsSearch(search: Record<string, unknown>): NotificationsSearch {
  const asked = valuesOf(search.kind)
  const kind = kinds.filter((one) => asked.includes(one))
  return { unread: valuesOf(search.unread)[0] === 'true' ? 'true' : undefined, kind: kind.length > 0 ? kind : undefined }
}
