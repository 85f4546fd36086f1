import { arity, comparesSize, kindOf, operatorsOf, type Operator } from '@/shared/conditions/fields'
import type { components } from '@/shared/api/schema'
import type { Field } from '@/shared/fields/useFields'
import type { NewRule, Rule } from '../useRouting'

type Condition = components['schemas']['Condition']
type Comparison = components['schemas']['Comparison']
type Match = components['schemas']['Match']
type AwayAct = components['schemas']['AwayAct']

/** A rule as its editor holds it: every value is a text until it is saved. */
export type RuleDraft = {
  name: string
  enabled: boolean
  match: Match
  conditions: DraftCondition[]
  /** `away`: what happens while the one agent is away. */
  target: { kind: 'rotation' | 'agent'; rotationId?: number; agentId?: number; away?: AwayAct }
}
export type DraftComparison = { key: number; field: string; operator: Operator; values: string[] }
export type DraftGroup = { key: number; match: Match; conditions: DraftComparison[] }
export type DraftCondition = DraftComparison | DraftGroup

let lastKey = 0

export function newComparison(): DraftComparison {
  return { key: ++lastKey, field: 'source', operator: 'is', values: [] }
}

export function newGroup(): DraftGroup {
  return { key: ++lastKey, match: 'any', conditions: [newComparison()] }
}

export function isGroup(condition: DraftCondition): condition is DraftGroup {
  return 'conditions' in condition
}

export function draftOf(rule: Rule | null): RuleDraft {
  if (!rule) return { name: '', enabled: true, match: 'all', conditions: [newComparison()], target: { kind: 'rotation' } }
  const { name, enabled, match, conditions, target, away } = rule
  return {
    name, enabled, match,
    conditions: conditions.map(conditionDraft),
    target: { kind: target.agent_id ? 'agent' : 'rotation', rotationId: target.rotation_id, agentId: target.agent_id, away },
  }
}

function conditionDraft({ field = '', operator = 'is', value, match, conditions = [] }: Condition): DraftCondition {
  if (match) return { key: ++lastKey, match, conditions: conditions.map(comparisonDraft) }
  return comparisonDraft({ field, operator, value })
}

function comparisonDraft({ field, operator, value }: Comparison): DraftComparison {
  const values = value === undefined || value === null ? [] : [value].flat().map(String)
  return { key: ++lastKey, field, operator, values }
}

/** Another field keeps the operator if it can; the value was about the field before. */
export function withField(comparison: DraftComparison, field: string, fields: Field[]): DraftComparison {
  const operators = operatorsOf(field, fields)
  const operator = operators.includes(comparison.operator) ? comparison.operator : (operators[0] ?? 'is')
  return { ...comparison, field, operator, values: [] }
}

/** Another operator keeps the first value if there is room for it. */
export function withOperator(comparison: DraftComparison, operator: Operator, fields: Field[]): DraftComparison {
  const keeps = comparesSize(operator) === comparesSize(comparison.operator) || ['number', 'date'].includes(kindOf(comparison.field, fields))
  const room = { none: 0, one: 1, range: 2, list: Infinity }[arity(operator)]
  return { ...comparison, operator, values: keeps ? comparison.values.slice(0, room) : [] }
}

export function bodyOfDraft({ name, enabled, match, conditions, target }: RuleDraft): NewRule {
  return {
    name: name.trim(), enabled, match,
    conditions: conditions.map((one) => (isGroup(one) ? { match: one.match, conditions: one.conditions.map(wire) } : wire(one))),
    ...(target.kind === 'agent' ? { target: { agent_id: target.agentId }, away: target.away ?? 'wait' } : { target: { rotation_id: target.rotationId } }),
  }
}

function wire({ field, operator, values }: DraftComparison): Comparison {
  const typed = values.map((value) => typedValue(field, operator, value))
  switch (arity(operator)) {
    case 'none': return { field, operator }
    case 'one': return { field, operator, value: typed[0] ?? '' }
    default: return { field, operator, value: typed }
  }
}

function typedValue(field: string, operator: Operator, value: string): string | number {
  const numeric = ['number', 'hour'].includes(kindOf(field, [])) || comparesSize(operator)
  return numeric && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value.trim()
}
