import { valuesOf } from '@/shared/search/searchParams'

export type RoutingSearch = { tab?: 'rotations'; rotation?: number }

/** Reads the address of Routing Rules: which tab, and which rotation is looked at. */
export function routingSearch(search: Record<string, unknown>): RoutingSearch {
  const rotation = Number(valuesOf(search.rotation)[0])
  return {
    ...(valuesOf(search.tab)[0] === 'rotations' && { tab: 'rotations' as const }),
    ...(Number.isSafeInteger(rotation) && rotation > 0 && { rotation }),
  }
}
