import { api } from '@/shared/api/client'
import { customPrefix, fieldGroups } from '@/shared/conditions/fields'
import { strings as conditions } from '@/shared/conditions/strings'
import { fieldName } from '@/shared/conditions/words'
import { useFields, type Field } from '@/shared/fields/useFields'
import { strings } from '../strings'

export const otherAnswer = 'other answer'

const builtin = fieldGroups.map(({ label, fields }) => ({ group: label, items: fields.map((field) => option(field, [])) }))
const known = new Set(fieldGroups.flatMap(({ fields }) => fields))

/** What a condition may look at: what every lead has, the custom fields, then other answers that recent leads gave. */
export function useFieldOptions() {
  const fields = useFields()
  const { data } = api.useQuery('get', '/api/v1/leads', { params: { query: { limit: 200 } } }, { staleTime: 5 * 60_000 })
  const defined = fields.map(({ key }) => customPrefix + key)
  const given = [...new Set(data?.items.flatMap((lead) => Object.keys(lead.fields)))].toSorted().map((key) => customPrefix + key)
  const answers = given.filter((field) => !defined.includes(field))
  const groups = [
    { group: conditions.groups.fields, items: defined.map((field) => option(field, fields)) },
    { group: conditions.groups.answers, items: [...answers.map((field) => option(field, fields)), { value: otherAnswer, label: strings.editor.otherAnswer }] },
  ]
  return { fields, options: [...builtin, ...groups.filter(({ items }) => items.length > 0)], knows: (field: string) => known.has(field) || defined.includes(field) || answers.includes(field) }
}

function option(field: string, fields: Field[]) {
  const name = fieldName(field, { fields })
  return { value: field, label: name.charAt(0).toUpperCase() + name.slice(1) }
}
