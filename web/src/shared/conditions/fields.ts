import type { components } from '@/shared/api/schema'
import { strings } from './strings'

export type Operator = components['schemas']['Operator']
/** What sort of values a field holds; as the engine has it. */
export type FieldKind = 'text' | 'tag' | 'status' | 'number' | 'hour' | 'day' | 'custom'

const kinds: Record<string, FieldKind> = { tag: 'tag', status: 'status', value: 'number', arrived_hour: 'hour', arrived_weekday: 'day' }
export const customPrefix = 'fields.'

/** The fields a condition may look at, in the groups of the field list. */
export const fieldGroups = [
  { label: strings.groups.origin, fields: ['source', 'form', 'campaign', 'import'] },
  { label: strings.groups.lead, fields: ['tag', 'status', 'value'] },
  { label: strings.groups.person, fields: ['name', 'email', 'email_domain', 'phone', 'phone_country', 'company', 'country', 'language'] },
  { label: strings.groups.arrival, fields: ['arrived_hour', 'arrived_weekday'] },
]

export function kindOf(field: string): FieldKind {
  return field.startsWith(customPrefix) ? 'custom' : (kinds[field] ?? 'text')
}

const text: Operator[] = ['is', 'is_not', 'one_of', 'not_one_of', 'contains', 'starts_with', 'is_empty', 'is_not_empty']
const number: Operator[] = ['is', 'is_not', 'gt', 'gte', 'lt', 'lte', 'between', 'is_empty', 'is_not_empty']

export function operatorsOf(field: string): Operator[] {
  switch (kindOf(field)) {
    case 'number': return number
    case 'hour': return ['between', 'gte', 'lt', 'is', 'is_not']
    case 'day': return ['is', 'is_not', 'one_of', 'not_one_of']
    case 'custom': return [...text, 'gt', 'gte', 'lt', 'lte', 'between']
    case 'status': return ['is', 'is_not', 'one_of', 'not_one_of']
    default: return text
  }
}

/** How many values an operator compares with. */
export function arity(operator: Operator): 'none' | 'one' | 'list' | 'range' {
  if (operator === 'is_empty' || operator === 'is_not_empty') return 'none'
  if (operator === 'one_of' || operator === 'not_one_of') return 'list'
  return operator === 'between' ? 'range' : 'one'
}

/** Operators that compare as numbers, on whatever field. */
export function comparesNumbers(operator: Operator): boolean {
  return ['gt', 'gte', 'lt', 'lte', 'between'].includes(operator)
}
