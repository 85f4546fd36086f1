import { keyOfName } from '@/shared/fields/form/key'
import type { Field } from '@/shared/fields/useFields'
import type { ImportColumn } from '../useImports'
import type { Targets } from './draft'
import { words } from './strings'

const contact = ['name', 'first_name', 'last_name', 'email', 'phone', 'company', 'country', 'language'] as const
const lead = ['agent', 'status', 'tags', 'value', 'source', 'form', 'created_at', 'external_id'] as const

const prefix = 'fields.'
export const targetOfField = (key: string) => prefix + key

/** Choices that are no targets: the column is left out; a field is made for it. */
export const leaveOut = 'none'
export const newField = 'new'

/** The custom field that a target is, if it is one. */
export function fieldOf(target: string | null | undefined, fields: Field[]): Field | undefined {
  return fields.find(({ key }) => targetOfField(key) === target)
}

/** Where a column goes that is kept as an answer without being a field. */
export function answerTarget({ header, field }: Pick<ImportColumn, 'header' | 'field'>, fields: Field[]): string {
  if (field?.startsWith(prefix) && !fieldOf(field, fields)) return field
  return targetOfField(keyOfName(header, fields.map(({ key }) => key)))
}

/** Where a column can go: nowhere in particular, then places of a lead, under headings. */
export function choicesOf(column: ImportColumn, fields: Field[], mayAdd: boolean) {
  const { groups, targets, keep } = words.columns
  const named = (keys: readonly (keyof typeof targets)[]) => keys.map((value) => ({ value: value as string, label: targets[value] }))
  const own = [...fields.map(({ key, name }) => ({ value: targetOfField(key), label: name })), ...(mayAdd ? [{ value: newField, label: words.columns.newField }] : [])]
  return [
    { value: answerTarget(column, fields), label: keep(column.header) },
    { value: leaveOut, label: words.columns.leaveOut },
    { group: groups.contact, items: named(contact) },
    { group: groups.lead, items: named(lead) },
    ...(own.length > 0 ? [{ group: groups.fields, items: own }] : []),
  ]
}

/** Columns that want to go where others go, too: by header, with the headers of the others. */
export function conflictsOf(targets: Targets): Map<string, string[]> {
  const taken = Object.entries(targets).filter(([, target]) => target !== null)
  const others = taken.map(([header, target]) => [header, taken.filter(([other, to]) => to === target && other !== header).map(([other]) => other)] as const)
  return new Map(others.filter(([, some]) => some.length > 0))
}
