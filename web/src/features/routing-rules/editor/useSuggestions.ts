import { useDebouncedValue } from '@mantine/hooks'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { customPrefix, definedAs, kindOf } from '@/shared/conditions/fields'
import { strings as conditions } from '@/shared/conditions/strings'
import { useNames, type Names } from '@/shared/conditions/useNames'
import { valueName } from '@/shared/conditions/words'
import { knownSources, sourceName } from '@/shared/leads/words'

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

/** A value that recent leads have, as it is shown, and how many have it. */
type Suggestion = { value: string; leads: number }

/** Values that recent leads have, most frequent first. The name of an answer may still be typed. */
export function useSuggestions(field: string): Suggestion[] {
  const [settled] = useDebouncedValue(field, 250)
  const { data } = api.useQuery('get', '/api/v1/routing/values', { params: { query: { field: settled } } }, { staleTime: 60_000, enabled: settled !== customPrefix })
  return settled === field ? suggestionsOf(field, data?.items) : []
}

/** Sources have names, and a file may have brought “Facebook Ads” beside the key that is called so: each name stands once; last those that nothing has come from. */
export function suggestionsOf(field: string, values: components['schemas']['FieldValue'][] = []): Suggestion[] {
  const byName = new Map<string, number>()
  for (const { value, leads } of values) {
    const name = field === 'source' ? sourceName(value) : value
    byName.set(name, (byName.get(name) ?? 0) + leads)
  }
  if (field === 'source') for (const name of knownSources) if (!byName.has(name)) byName.set(name, 0)
  return [...byName].map(([value, leads]) => ({ value, leads }))
}
