import type { components } from '@/shared/api/schema'
import { isDay } from '@/shared/fields/answers'
import type { Field, FieldType } from '@/shared/fields/useFields'
import { strings } from './strings'

export type Operator = components['schemas']['Operator']
/** What sort of values a field holds; as the engine has it. */
export type FieldKind = 'text' | 'tag' | 'status' | 'number' | 'hour' | 'day' | 'date' | 'choice' | 'yes_no' | 'custom'

const kinds: Record<string, FieldKind> = { tag: 'tag', status: 'status', value: 'number', arrived_hour: 'hour', arrived_weekday: 'day' }
export const customPrefix = 'fields.'

/** The fields a condition may look at, in the groups of the field list. */
export const fieldGroups = [
  { label: strings.groups.origin, fields: ['source', 'form', 'campaign', 'import'] },
  { label: strings.groups.lead, fields: ['tag', 'status', 'value'] },
  { label: strings.groups.person, fields: ['name', 'email', 'email_domain', 'phone', 'phone_country', 'company', 'country', 'language'] },
  { label: strings.groups.arrival, fields: ['arrived_hour', 'arrived_weekday'] },
]

/** Which kind the answers to a custom field are of; of a field that is not defined nobody knows. */
const customKinds: Record<FieldType, FieldKind> = {
  text: 'text', number: 'number', money: 'number', date: 'date', choice: 'choice', multi_choice: 'choice', yes_no: 'yes_no', phone: 'text', url: 'text',
}

/** The custom field that a condition names, if it is defined. */
export function definedAs(field: string, fields: Field[]): Field | undefined {
  return field.startsWith(customPrefix) ? fields.find(({ key }) => customPrefix + key === field) : undefined
}

export function kindOf(field: string, fields: Field[]): FieldKind {
  if (!field.startsWith(customPrefix)) return kinds[field] ?? 'text'
  const defined = definedAs(field, fields)
  return defined ? customKinds[defined.type] : 'custom'
}

const text: Operator[] = ['is', 'is_not', 'one_of', 'not_one_of', 'contains', 'starts_with', 'is_empty', 'is_not_empty']
const number: Operator[] = ['is', 'is_not', 'gt', 'gte', 'lt', 'lte', 'between', 'is_empty', 'is_not_empty']
const date: Operator[] = ['is', 'is_not', 'lt', 'gt', 'gte', 'lte', 'between', 'is_empty', 'is_not_empty']
const listed: Operator[] = ['is', 'is_not', 'one_of', 'not_one_of']

export function operatorsOf(field: string, fields: Field[]): Operator[] {
  switch (kindOf(field, fields)) {
    case 'number': return number
    case 'hour': return ['between', 'gte', 'lt', 'is', 'is_not']
    case 'day': case 'status': return listed
    case 'choice': return [...listed, 'is_empty', 'is_not_empty']
    case 'date': return date
    case 'yes_no': return ['is', 'is_not', 'is_empty', 'is_not_empty']
    case 'custom': return [...text, 'gt', 'gte', 'lt', 'lte', 'between']
    default: return text
  }
}

/** How many values an operator compares with. */
export function arity(operator: Operator): 'none' | 'one' | 'list' | 'range' {
  if (operator === 'is_empty' || operator === 'is_not_empty') return 'none'
  if (operator === 'one_of' || operator === 'not_one_of') return 'list'
  return operator === 'between' ? 'range' : 'one'
}

/** Operators that compare by size, on whatever field: numbers or dates. */
export function comparesSize(operator: Operator): boolean {
  return ['gt', 'gte', 'lt', 'lte', 'between'].includes(operator)
}

/** Whether dates are compared: by a field that holds them or, where nobody has said what it holds, by a value that is one. */
export function comparesDates(field: string, operator: Operator, values: unknown[], fields: Field[]): boolean {
  const kind = kindOf(field, fields)
  return kind === 'date' || (kind === 'custom' && comparesSize(operator) && values.some(isDay))
}
