import type { components } from '@/shared/api/schema'

type Page = components['schemas']['NotificationPage']

/** What is marked, all of them if no ids are named, and as what. */
export type Mark = { ids?: number[]; read: boolean }

/** Of the pages that are known here, which notifications a mark changes. */
export function changedBy({ ids, read }: Mark, pages: (Page | undefined)[]): Set<number> {
  const items = pages.flatMap((page) => page?.items ?? [])
  return new Set(items.filter((item) => (item.read_at !== null) !== read && (ids?.includes(item.id) ?? true)).map(({ id }) => id))
}

/** A page as it will be once the server has heard of the mark. */
export function marked(page: Page, { ids, read }: Mark, changed: Set<number>, now: string): Page {
  const items = page.items.map((item) => (changed.has(item.id) ? { ...item, read_at: read ? now : null } : item))
  const unread = ids ? Math.max(0, page.unread + (read ? -changed.size : changed.size)) : 0
  return { ...page, items, unread }
}
