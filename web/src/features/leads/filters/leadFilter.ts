import type { components } from '@/shared/api/schema'
import type { FilterValues } from '@/shared/search/filterSearch'
import { boundsOf } from '@/shared/ui/filters/dateRange'

export type LeadFilter = components['schemas']['LeadFilter']

/** The chosen filters as the API takes them, in a query and in a bulk selection alike. Nonsense from a hand-typed address filters nothing. */
export function leadFilterOf(values: FilterValues, now: Date): LeadFilter {
  const created = boundsOf(values.created?.[0] ?? '', now)
  const active = boundsOf(values.active?.[0] ?? '', now)
  const batch = Number(values.batch?.[0])
  const agents = values.assigned_agent?.filter((one) => /^(none|waiting|me|[1-9]\d*)$/.test(one))
  const filter: LeadFilter = {
    q: values.q?.[0],
    assigned_agent: someOf(agents),
    status: someOf(values.status),
    source: someOf(values.source),
    form: someOf(values.form),
    tag: someOf(values.tag),
    tag_all: someOf(values.tag_all),
    tag_none: someOf(values.tag_none),
    batch: Number.isInteger(batch) && batch > 0 ? batch : undefined,
    created_after: created.after?.toISOString(),
    created_before: created.before?.toISOString(),
    active_after: active.after?.toISOString(),
    active_before: active.before?.toISOString(),
    value_min: numberOf(values.value_min),
    value_max: numberOf(values.value_max),
    field: someOf(values.field),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

function numberOf([text]: string[] = []): number | undefined {
  const n = Number(text)
  return text && Number.isFinite(n) ? n : undefined
}

function someOf<Value>(values: Value[] | undefined): Value[] | undefined {
  return values && values.length > 0 ? values : undefined
}
