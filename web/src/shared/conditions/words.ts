import type { components } from '@/shared/api/schema'
import { answerWords, dayWords, isDay } from '@/shared/fields/answers'
import { statusName } from '@/shared/leads/statuses'
import { sourceName } from '@/shared/leads/words'
import { anyOf } from '@/shared/locale/lists'
import { money } from '@/shared/ui/number'
import { arity, comparesDates, customPrefix, definedAs, kindOf, type Operator } from './fields'
import { strings } from './strings'
import type { Names } from './useNames'

type Condition = components['schemas']['Condition']
type Comparison = components['schemas']['Comparison']
type PassedRule = components['schemas']['PassedRule']

/** `fields.budget` → “Budget (€)” as it is defined, or “budget”; `email_domain` → “e-mail domain”. */
export function fieldName(field: string, { fields }: Pick<Names, 'fields'>): string {
  if (field.startsWith(customPrefix)) return definedAs(field, fields)?.name ?? field.slice(customPrefix.length).replaceAll('_', ' ')
  return strings.fields[field] ?? field
}

/** `lt` → “is under”; of dates “is before”. */
export function operatorName(operator: Operator, dates = false): string {
  return (dates ? strings.dateOperators[operator] : undefined) ?? strings.operators[operator] ?? operator
}

/** One value as people write it: `facebook` → “Facebook”, 9 o'clock → “09:00”. */
export function valueName(field: string, value: unknown, { statuses, fields }: Names): string {
  const text = String(value)
  const defined = definedAs(field, fields)
  if (defined) return answerWords(defined, typed(defined.type, text))
  switch (kindOf(field, fields)) {
    case 'status': return statusName(text, statuses)
    case 'day': return strings.days[text.toLowerCase()] ?? text
    case 'hour': return `${text.padStart(2, '0')}:00`
    case 'number': return numberName(text)
    default: return field === 'source' ? sourceName(text) : text
  }
}

/** Conditions and timelines have answers as texts. */
function typed(type: string, text: string): unknown {
  if (type === 'yes_no' && ['true', 'false'].includes(text)) return text === 'true'
  return ['number', 'money'].includes(type) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function numberName(text: string): string {
  return Number.isFinite(Number(text)) ? money(Number(text)) : text
}

/** “source is Facebook”. A group reads in brackets: “(source is Facebook or tag is vip)”. */
export function conditionWords(condition: Condition, names: Names): string {
  if (condition.match) return `(${(condition.conditions ?? []).map((one) => comparisonWords(one, names)).join(` ${joint(condition.match)} `)})`
  return comparisonWords({ field: condition.field ?? '', operator: condition.operator ?? 'is', value: condition.value }, names)
}

export function joint(match: 'all' | 'any'): string {
  return match === 'any' ? strings.or : strings.and
}

function comparisonWords({ field, operator, value }: Comparison, names: Names): string {
  const dates = comparesDates(field, operator, [value].flat(), names.fields)
  const start = `${fieldName(field, names)} ${operatorName(operator, dates)}`
  return arity(operator) === 'none' ? start : `${start} ${wantedWords(field, operator, value, names)}`
}

function wantedWords(field: string, operator: Operator, value: unknown, names: Names): string {
  const wanted = [value].flat()
  const dates = comparesDates(field, operator, wanted, names.fields)
  const values = wanted.map((one) => comparedName(field, one, names, dates))
  if (arity(operator) === 'range') return strings.range(values[0] ?? '', values[1] ?? '')
  return anyOf(values)
}

/** Dates are read as such even where nobody has said that a field holds them. */
function comparedName(field: string, value: unknown, names: Names, dates: boolean): string {
  return dates && isDay(value) ? dayWords(value) : valueName(field, value, names)
}

/** The first condition that spoke against a rule: “no tag VIP”, “source is Google, not Facebook”. */
export function failedWords({ field, operator, observed, wanted }: Pick<PassedRule, 'field' | 'operator' | 'observed' | 'wanted'>, names: Names): string {
  const name = fieldName(field, names)
  const op = operator ?? 'is'
  const want = wanted === null || wanted === undefined ? '' : wantedWords(field, op, wanted, names)
  if (field === 'tag' && ['is', 'one_of', 'contains', 'starts_with'].includes(op)) return strings.failed.noTag(want)
  if (field === 'tag' && ['is_not', 'not_one_of'].includes(op)) return strings.failed.hasTag(want)
  if (observed === '') return strings.failed.empty(name)
  const dates = comparesDates(field, op, [wanted].flat(), names.fields)
  const seen = comparedName(field, observed, names, dates)
  switch (op) {
    case 'is': return strings.failed.not(name, seen, want)
    case 'one_of': return strings.failed.noneOf(name, seen, want)
    case 'contains': return strings.failed.lacks(name, want)
    case 'starts_with': return strings.failed.starts(name, want)
    case 'is_not': case 'not_one_of': case 'is_empty': case 'is_not_empty': return strings.failed.observed(name, seen)
    default: return strings.failed.not(name, seen, `${operatorName(op, dates).replace(/^is /, '')} ${want}`)
  }
}
