import type { Notification } from './words'

/** What one toast tells. `more`: there was more than could be read at once. */
export type Line = { news: Notification[]; more: boolean }

const most = 3

/** What came in since the newest that was known, and was not read elsewhere already. */
export function freshOf(items: Notification[], newest: number): Notification[] {
  return items.filter(({ id, read_at }) => id > newest && read_at === null)
}

/** The toasts with one more. Before there are too many to read, they become one that counts. */
export function withLine(lines: Line[], line: Line): Line[] {
  if (lines.length < most) return [...lines, line]
  const all = [...lines, line]
  return [{ news: all.flatMap(({ news }) => news), more: all.some(({ more }) => more) }]
}

/** Whether all that a toast tells has been read since. */
export function allRead({ news }: Line, items: Notification[]): boolean {
  const read = new Set(items.filter(({ read_at }) => read_at !== null).map(({ id }) => id))
  return news.every(({ id }) => read.has(id))
}
