import { api } from '@/shared/api/client'
import { customPrefix, fieldGroups } from '@/shared/conditions/fields'
import { strings as conditions } from '@/shared/conditions/strings'
import { fieldName } from '@/shared/conditions/words'
import { strings } from '../strings'

export const otherAnswer = 'other answer'

const builtin = fieldGroups.map(({ label, fields }) => ({ group: label, items: fields.map(option) }))
const known = new Set(fieldGroups.flatMap(({ fields }) => fields))

/** What a condition may look at: the fields of every lead, then the answers that recent leads gave. */
export function useFieldOptions() {
  const { data } = api.useQuery('get', '/api/v1/leads', { params: { query: { limit: 200 } } }, { staleTime: 5 * 60_000 })
  const answers = [...new Set(data?.items.flatMap(({ fields }) => Object.keys(fields)))].toSorted().map((key) => customPrefix + key)
  const group = { group: conditions.groups.answers, items: [...answers.map(option), { value: otherAnswer, label: strings.editor.otherAnswer }] }
  return { options: [...builtin, group], knows: (field: string) => known.has(field) || answers.includes(field) }
}

function option(field: string) {
  const name = fieldName(field)
  return { value: field, label: name.charAt(0).toUpperCase() + name.slice(1) }
}
