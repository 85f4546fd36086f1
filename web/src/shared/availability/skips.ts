import type { components } from '@/shared/api/schema'
import { strings as words } from './skipStrings'
import { stateWords, type Reading } from './words'

export type SkipReason = components['schemas']['SkipReason']

export type Skip = {
  reason: SkipReason
  /** When it ends by itself. */
  ends?: string | null
  /** What was counted, and the limit. */
  had?: number
  most?: number
}

/** “on leave until Mon 3 June”, “has had 10 of 10 leads today”: why rules pass somebody over. */
export function skipWords({ reason, ends, had, most }: Skip, reading: Reading): string {
  switch (reason) {
    case 'cap_day': return words.today(had, most)
    case 'cap_week': return words.week(had, most)
    case 'max_open': return words.open(had, most)
    case 'inactive': case 'weight_zero': case 'cap_overall': return words[reason]
    default: return stateWords(reason, ends, reading)
  }
}
