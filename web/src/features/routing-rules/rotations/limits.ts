import { strings } from '../strings'

export const limits = ['cap_day', 'cap_week', 'max_open'] as const
type Limit = (typeof limits)[number]

/** “at most 10 a day”, “no limit a day” */
export function limitWords(limit: Limit, most: number | null): string {
  const words = strings.options.limits[limit]
  return most === null ? words.none : words.most(most)
}
