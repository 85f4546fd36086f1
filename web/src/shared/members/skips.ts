import type { components } from '@/shared/api/schema'
import { until } from '@/shared/ui/until'
import { strings as words } from './skipStrings'

export type SkipReason = components['schemas']['SkipReason']

export type Skip = {
  reason: SkipReason
  /** When it ends by itself. */
  ends?: string | null
  /** What was counted, and the limit. */
  had?: number
  most?: number
}

/** “on leave until Mon 3 June”, “has had 10 of 10 leads today”: told at `now`. */
export function skipWords({ reason, ends, had, most }: Skip, now: Date): string {
  const end = ends ? new Date(ends) : undefined
  switch (reason) {
    case 'on_leave': return words.onLeave(end ? until(end, now, true) : '')
    case 'paused': return words.paused(end ? until(end, now) : '')
    case 'outside_hours': return words.outside(end ? until(end, now) : '')
    case 'cap_day': return words.today(had, most)
    case 'cap_week': return words.week(had, most)
    case 'max_open': return words.open(had, most)
    case 'cap_overall': return words.overall
    default: return words[reason]
  }
}
