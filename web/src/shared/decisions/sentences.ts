import type { Names } from '@/shared/conditions/useNames'
import { conditionWords, failedWords, joint } from '@/shared/conditions/words'
import type { components } from '@/shared/api/schema'
import { allOf } from '@/shared/locale/lists'
import { count, leads } from '@/shared/ui/number'
import { owedAtChoice, type Decision } from './candidates'
import { strings } from './strings'

type Rule = components['schemas']['Rule']

const words = strings.why
const alike = 1e-9

/** Why it came to this, in one to three sentences. `rule` is the rule that matched, if it still reads as it did. */
export function reasonsOf(decision: Decision, names: Names, rule?: Rule): string[] {
  if (decision.outcome === 'duplicate') return [decision.chosen ? words.duplicate(decision.chosen.name) : words.duplicateNobody]
  if (!decision.auto_assign) return [words.off]
  if (decision.outcome === 'unassigned') return [words.noRule]
  return [...matchedWords(decision, names, rule), ...pickedWords(decision)]
}

function matchedWords(decision: Decision, names: Names, rule?: Rule): string[] {
  if (decision.rule) return [words.matched(ruleNumber(decision.passed.length), decision.rule.name, rule ? conditionsOf(rule, names) : '')]
  return decision.otherwise && decision.rotation ? [words.otherwise(decision.rotation.name)] : []
}

function conditionsOf({ conditions, match }: Rule, names: Names): string {
  return conditions.length === 0 ? words.noCondition : conditions.map((one) => conditionWords(one, names)).join(` ${joint(match)} `)
}

function pickedWords(decision: Decision): string[] {
  const { chosen, rotation, cover_for: away } = decision
  const named = away ?? (rotation ? null : chosen)
  const before = [
    ...(named ? [words.direct(named.name)] : []),
    ...(away ? [words.cover(away.name)] : []),
    ...(decision.after_hours ? [words.afterHours] : []),
  ]
  if (decision.outcome === 'waiting') return [...before, ...awaitedWords(decision)]
  return chosen && rotation ? [...before, ...turnWords(decision, chosen, rotation)] : before
}

/** It waits for a rotation, or for the one agent whom the rule names. */
function awaitedWords({ rotation, candidates: [agent] }: Decision): string[] {
  if (rotation) return [words.waiting(rotation.name)]
  return agent ? [words.waitingFor(agent.name)] : []
}

function turnWords(decision: Decision, chosen: { agent_id: number; name: string }, rotation: { name: string }): string[] {
  const { tie } = decision
  const eligible = decision.candidates.filter((candidate) => candidate.eligible)
  const picked = eligible.find((candidate) => candidate.agent_id === chosen.agent_id)
  if (!picked || !tie || eligible.length < 2) return [words.onlyOne(chosen.name, rotation.name)]
  if (tie === 'fewest_open') return [words.tieOpen(chosen.name)]
  const owed = owedAtChoice(picked, decision)
  // Where open leads count first, what is owed is compared among those who have equally few.
  const level = eligible.filter((candidate) => candidate !== picked && candidate.open === picked.open)
  if (tie === 'balance') return picked.open === null ? [nextWords(chosen.name, rotation.name, owed)] : [words.alikeOpen(together([chosen.name, ...level.map(({ name }) => name)])), words.owedMore(chosen.name)]
  const equals = level.filter((candidate) => Math.abs(owedAtChoice(candidate, decision) - owed) < alike)
  const both = together([chosen.name, ...equals.map(({ name }) => name)])
  return [tie === 'longest_idle' ? words.tieIdle(both, chosen.name) : words.tieOrder(both, chosen.name, rotation.name)]
}

function nextWords(name: string, rotation: string, owed: number): string {
  if (owed < 0) return words.nextAhead(name, rotation, leads(owed))
  return owed > 1 ? words.nextMany(name, rotation, leads(owed)) : words.next(name, rotation, leads(owed))
}

/** “Ana and Ben”, “Ana, Ben and 3 others” */
function together(all: string[]): string {
  return allOf(all.length > 4 ? [...all.slice(0, 3), words.others(all.length - 3)] : all)
}

/** Rules are numbered as they stood then. */
function ruleNumber(index: number): string {
  return count(index + 1)
}

/** “Rule 1, VIP: did not match, no tag VIP” */
export function passedWords(passed: Decision['passed'][number], index: number, names: Names): string {
  const reason = passed.reason === 'condition' ? words.passReasons.condition(failedWords(passed, names)) : words.passReasons[passed.reason]
  return words.passedLine(ruleNumber(index), passed.rule.name, reason)
}
