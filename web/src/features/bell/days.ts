import { dateFormat } from '@/shared/locale/locale'
import { strings } from './strings'

/** What happened on one day, in the viewer's zone. */
export type Day<Item> = { name: string; items: Item[] }

/** Puts what comes in order of time, newest first, under its days. */
export function byDay<Item extends { at: string }>(items: Item[], now: Date): Day<Item>[] {
  const days: Day<Item>[] = []
  for (const item of items) {
    const name = dayName(new Date(item.at), now)
    const last = days.at(-1)
    if (last?.name === name) last.items.push(item)
    else days.push({ name, items: [item] })
  }
  return days
}

/** “Today”, “Yesterday”, “Monday, 1 June”; the year if it is another one. */
export function dayName(at: Date, now: Date): string {
  const start = (moment: Date, days = 0) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days).getTime()
  if (start(at) === start(now)) return strings.today
  if (start(at) === start(now, -1)) return strings.yesterday
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year }).format(at)
}
