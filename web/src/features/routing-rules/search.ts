import { valuesOf } from '@/shared/search/searchParams'

const tabs = ['rotations', 'history'] as const
type RoutingTab = (typeof tabs)[number]
export type RoutingSearch = { tab?: RoutingTab; rotation?: number; draft?: 'true' }

/** Reads the address of Routing Rules: which tab, which rotation is looked at, and whether the draft is. */
export function routingSearch(search: Record<string, unknown>): RoutingSearch {
  const rotation = Number(valuesOf(search.rotation)[0])
  const tab = tabs.find((one) => one === valuesOf(search.tab)[0])
  return {
    ...(tab && { tab }),
    ...(valuesOf(search.draft)[0] === 'true' && { draft: 'true' as const }),
    ...(Number.isSafeInteger(rotation) && rotation > 0 && { rotation }),
  }
}
