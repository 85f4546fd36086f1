import { api } from '@/shared/api/client'
import { kindOf } from '@/shared/conditions/fields'
import { strings as conditions } from '@/shared/conditions/strings'
import { valueName } from '@/shared/conditions/words'
import { sourceName, statusName, statuses } from '@/shared/leads/words'

type Choice = { value: string; label: string }

const hours: Choice[] = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: valueName('arrived_hour', hour) }))
const days: Choice[] = Object.entries(conditions.days).map(([value, label]) => ({ value, label }))
const states: Choice[] = statuses.map((value) => ({ value, label: statusName(value) }))

/** All values of a field, where there is a fixed list of them. */
export function choicesOf(field: string): Choice[] | undefined {
  return { hour: hours, day: days, status: states }[kindOf(field) as string]
}

/** Values that leads have, most frequent first. */
export function useSuggestions(field: string): string[] {
  const { data } = api.useQuery('get', '/api/v1/leads/facets', {}, { staleTime: 60_000 })
  switch (field) {
    case 'source': return (data?.sources ?? []).map(sourceName)
    case 'form': return data?.forms ?? []
    case 'tag': return data?.tags ?? []
    default: return []
  }
}
