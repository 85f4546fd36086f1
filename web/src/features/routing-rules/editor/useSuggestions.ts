import { api } from '@/shared/api/client'
import { customPrefix, definedAs, kindOf } from '@/shared/conditions/fields'
import { strings as conditions } from '@/shared/conditions/strings'
import { useNames, type Names } from '@/shared/conditions/useNames'
import { valueName } from '@/shared/conditions/words'
import { sourceNames } from '@/shared/leads/words'

type Choice = { value: string; label: string }

const hours: Choice[] = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))
const days: Choice[] = Object.entries(conditions.days).map(([value, label]) => ({ value, label }))

/** All values of a field, where there is a fixed list of them. What a condition has already stays among them. */
export function useChoices(field: string, chosen: string[]): Choice[] | undefined {
  const names = useNames()
  const choices = choicesOf(field, names)
  const gone = choices && chosen.filter((value) => value !== '' && !choices.some((choice) => choice.value === value))
  return choices && [...choices, ...(gone ?? []).map((value) => ({ value, label: valueName(field, value, names) }))]
}

function choicesOf(field: string, names: Names): Choice[] | undefined {
  switch (kindOf(field, names.fields)) {
    case 'hour': return hours
    case 'day': return days
    case 'status': return names.statuses.map(({ key, name }) => ({ value: key, label: name }))
    case 'choice': return definedAs(field, names.fields)?.choices.map((value) => ({ value, label: value }))
    case 'yes_no': return ['true', 'false'].map((value) => ({ value, label: valueName(field, value, names) }))
    default: return undefined
  }
}

/** Values that leads have, most frequent first. */
export function useSuggestions(field: string): string[] {
  const { data } = api.useQuery('get', '/api/v1/leads/facets', {}, { staleTime: 60_000, enabled: !field.startsWith(customPrefix) })
  switch (field) {
    case 'source': return sourceNames(data?.sources)
    case 'form': return data?.forms ?? []
    case 'tag': return data?.tags ?? []
    default: return []
  }
}
