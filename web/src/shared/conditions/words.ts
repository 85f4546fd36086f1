import type { components } from '@/shared/api/schema'
import { sourceName, statusName } from '@/shared/leads/words'
import { anyOf } from '@/shared/locale/lists'
import { count, money } from '@/shared/ui/number'
import { arity, customPrefix, kindOf, type Operator } from './fields'
import { strings } from './strings'

type Condition = components['schemas']['Condition']
type Comparison = components['schemas']['Comparison']
type PassedRule = components['schemas']['PassedRule']

/** `fields.budget` → “budget”, `email_domain` → “e-mail domain”. */
export function fieldName(field: string): string {
  if (field.startsWith(customPrefix)) return field.slice(customPrefix.length).replaceAll('_', ' ')
  return strings.fields[field] ?? field
}

export function operatorName(operator: Operator): string {
  return strings.operators[operator] ?? operator
}

/** One value as people write it: `facebook` → “Facebook”, 9 o'clock → “09:00”. */
export function valueName(field: string, value: unknown): string {
  const text = String(value)
  switch (kindOf(field)) {
    case 'status': return statusName(text)
    case 'day': return strings.days[text.toLowerCase()] ?? text
    case 'hour': return `${text.padStart(2, '0')}:00`
    case 'number': return numberName(field, text)
    default: return field === 'source' ? sourceName(text) : text
  }
}

function numberName(field: string, text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return field === 'value' ? money(number) : count(number)
}

/** “source is Facebook”. A group reads in brackets: “(source is Facebook or tag is vip)”. */
export function conditionWords(condition: Condition): string {
  if (condition.match) return `(${(condition.conditions ?? []).map(comparisonWords).join(` ${joint(condition.match)} `)})`
  return comparisonWords({ field: condition.field ?? '', operator: condition.operator ?? 'is', value: condition.value })
}

export function joint(match: 'all' | 'any'): string {
  return match === 'any' ? strings.or : strings.and
}

function comparisonWords({ field, operator, value }: Comparison): string {
  const start = `${fieldName(field)} ${operatorName(operator)}`
  return arity(operator) === 'none' ? start : `${start} ${wantedWords(field, operator, value)}`
}

function wantedWords(field: string, operator: Operator, value: unknown): string {
  const values = (Array.isArray(value) ? value : [value]).map((one) => valueName(field, one))
  if (arity(operator) === 'range') return strings.range(values[0] ?? '', values[1] ?? '')
  return anyOf(values)
}

/** The first condition that spoke against a rule: “no tag VIP”, “source is Google, not Facebook”. */
export function failedWords({ field, operator, observed, wanted }: Pick<PassedRule, 'field' | 'operator' | 'observed' | 'wanted'>): string {
  const name = fieldName(field)
  const op = operator ?? 'is'
  const want = wanted === null || wanted === undefined ? '' : wantedWords(field, op, wanted)
  if (field === 'tag' && ['is', 'one_of', 'contains', 'starts_with'].includes(op)) return strings.failed.noTag(want)
  if (field === 'tag' && ['is_not', 'not_one_of'].includes(op)) return strings.failed.hasTag(want)
  if (observed === '') return strings.failed.empty(name)
  const seen = valueName(field, observed)
  switch (op) {
    case 'is': return strings.failed.not(name, seen, want)
    case 'one_of': return strings.failed.noneOf(name, seen, want)
    case 'contains': return strings.failed.lacks(name, want)
    case 'starts_with': return strings.failed.starts(name, want)
    case 'is_not': case 'not_one_of': case 'is_empty': case 'is_not_empty': return strings.failed.observed(name, seen)
    default: return strings.failed.not(name, seen, `${operatorName(op).replace(/^is /, '')} ${want}`)
  }
}
