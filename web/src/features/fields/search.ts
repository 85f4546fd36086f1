import { valuesOf } from '@/shared/search/searchParams'

export const tabs = ['statuses', 'tags', 'fields'] as const
export type Tab = (typeof tabs)[number]

/** Without a tab: the statuses. */
type FieldsSearch = { tab?: Tab }

export function fieldsSearch(search: Record<string, unknown>): FieldsSearch {
  const tab = tabs.find((one) => one === valuesOf(search.tab)[0])
  return { tab: tab === 'statuses' ? undefined : tab }
}
