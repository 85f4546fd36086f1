import type { components } from '@/shared/api/schema'
import type { FilterValues } from '@/shared/search/filterSearch'
import { boundsOf } from '@/shared/ui/filters/dateRange'

export type LeadFilter = components['schemas']['LeadFilter']

/** The chosen filters as the API takes them, in a query and in a bulk selection alike. Nonsense from a hand-typed address filters nothing. */
export function leadFilterOf(values: FilterValues, now: Date): LeadFilter {
  const { after, before } = boundsOf(values.created?.[0] ?? '', now)
  const batch = Number(values.batch?.[0])
  const agents = values.assigned_agent?.filter((one) => /^(none|waiting|me|[1-9]\d*)$/.test(one))
  const filter: LeadFilter = {
    q: values.q?.[0],
    assigned_agent: someOf(agents),
    status: someOf(values.status),
    source: someOf(values.source),
    form: someOf(values.form),
    tag: someOf(values.tag),
    batch: Number.isInteger(batch) && batch > 0 ? batch : undefined,
    created_after: after?.toISOString(),
    created_before: before?.toISOString(),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

function someOf<Value>(values: Value[] | undefined): Value[] | undefined {
  return values && values.length > 0 ? values : undefined
}
