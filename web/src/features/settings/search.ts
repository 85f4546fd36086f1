import type { components } from '@/shared/api/schema'
import { valuesOf } from '@/shared/search/searchParams'

/** Behind the tab that opens first. */
export const tabs = ['notifications', 'sent'] as const
/** Which sent notifications are looked at, named as the API names them. */
export const shows = ['failed', 'due', 'sent', 'dropped', 'all'] as const
export type Show = (typeof shows)[number]
export type SentBy = Exclude<components['schemas']['Channel'], 'app'>
export const sentBy: SentBy[] = ['email', 'push', 'slack', 'telegram']

export type SettingsSearch = { tab?: (typeof tabs)[number]; show?: Show; channel?: SentBy }

export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const first = (name: string) => valuesOf(search[name])[0]
  const tab = tabs.find((one) => one === first('tab'))
  if (tab !== 'sent') return { tab }
  return { tab, show: shows.find((one) => one === first('show')), channel: sentBy.find((one) => one === first('channel')) }
}
