import { valuesOf } from '@/shared/search/searchParams'

const tabs = ['rotations', 'history'] as const
export type RoutingTab = (typeof tabs)[number]
export type RoutingSearch = { tab?: RoutingTab; rotation?: number }

/** Reads the address of Routing Rules: which tab, and which rotation is looked at. */
export function routingSearch(search: Record<string, unknown>): RoutingSearch {
  const rotation = Number(valuesOf(search.rotation)[0])
  const tab = tabs.find((one) => one === valuesOf(search.tab)[0])
  return {
    ...(tab && { tab }),
    ...(Number.isSafeInteger(rotation) && rotation > 0 && { rotation }),
  }
}
