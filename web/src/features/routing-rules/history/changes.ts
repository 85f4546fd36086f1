import { untilWords, type Reading } from '@/shared/availability/words'
import { allOf, anyOf } from '@/shared/locale/lists'
import { limits, limitWords } from '../rotations/limits'
import { strings } from '../strings'
import { noLimits, type Rotation, type Rule } from '../useRouting'
import type { Change } from './useVersions'

const words = strings.history

/** One change in words; of a rule that leads other leads elsewhere, the rule before and after, too. */
type ChangeWords = { title: string; before?: Rule; after?: Rule }

export function changeWords(change: Change, reading: Reading): ChangeWords {
  const { rule_before: was, rule_after: is, rotation_before: from, rotation_after: to } = change
  switch (change.kind) {
    case 'auto_assign': return { title: change.auto_assign ? words.autoOn : words.autoOff }
    case 'rule_added': return { title: words.ruleAdded(is?.name ?? ''), after: is ?? undefined }
    case 'rule_deleted': return { title: words.ruleDeleted(was?.name ?? ''), before: was ?? undefined }
    case 'rule_changed': return was && is ? ruleWords(was, is) : { title: '' }
    case 'rule_moved': return { title: words.ruleMoved(is?.name ?? '', change.place_before ?? 0, change.place_after ?? 0) }
    case 'otherwise': return { title: words.otherwise(change.otherwise_after?.name ?? strings.rules.staysUnassigned, change.otherwise_before?.name ?? strings.rules.staysUnassigned) }
    case 'rotation_added': return { title: words.rotationAdded(to?.name ?? '', allOf(namesOf(to))) }
    case 'rotation_deleted': return { title: words.rotationDeleted(from?.name ?? '') }
    case 'field_deleted': return { title: words.fieldDeleted(change.field ?? '') }
    case 'field_back': return { title: words.fieldBack(change.field ?? '') }
    case 'rotation_changed': return { title: from && to ? words.rotationChanged(to.name, rotationParts(from, to, reading).join(', ')) : '' }
  }
}

/** Sentences only where they differ: a rule that was renamed or switched says so in its title. */
function ruleWords(was: Rule, is: Rule): ChangeWords {
  const parts = [
    ...(was.name === is.name ? [] : [words.renamed(was.name)]),
    ...(was.enabled === is.enabled ? [] : [is.enabled ? words.turnedOn : words.turnedOff]),
  ]
  const title = [words.ruleChanged(is.name), ...parts].join(', ')
  return saysTheSame(was, is) ? { title } : { title, before: was, after: is }
}

function saysTheSame(a: Rule, b: Rule): boolean {
  const said = ({ match, conditions, target, away }: Rule) => JSON.stringify([match, conditions, target, away])
  return said(a) === said(b)
}

function namesOf(rotation: Rotation | null): string[] {
  return rotation?.agents.map(({ name }) => name) ?? []
}

function rotationParts(from: Rotation, to: Rotation, reading: Reading): string[] {
  const was = new Map(from.agents.map((agent) => [agent.agent_id, agent]))
  const is = new Set(to.agents.map(({ agent_id }) => agent_id))
  const joined = to.agents.filter(({ agent_id }) => !was.has(agent_id)).map(({ name }) => name)
  const left = from.agents.filter(({ agent_id }) => !is.has(agent_id)).map(({ name }) => name)
  const stayed = to.agents.flatMap((agent) => { const before = was.get(agent.agent_id); return before ? [{ before, agent }] : [] })
  const order = (agents: Rotation['agents']) => agents.map(({ agent_id }) => agent_id).filter((id) => is.has(id) && was.has(id)).join()
  return [
    ...(from.name === to.name ? [] : [words.renamed(from.name)]),
    ...optionParts(from, to),
    ...(joined.length > 0 ? [words.joined(allOf(joined))] : []),
    ...(left.length > 0 ? [words.left(allOf(left))] : []),
    ...stayed.flatMap(({ before, agent }) => turnParts(before, agent, reading)),
    ...stayed.flatMap(({ before, agent }) => (before.weight === agent.weight ? [] : [words.weight(agent.name, before.weight, agent.weight)])),
    ...[...stayed, ...to.agents.filter(({ agent_id }) => !was.has(agent_id)).map((agent) => ({ before: { ...agent, ...noLimits }, agent }))].flatMap(({ before, agent }) => limitParts(before, agent)),
    ...(order(from.agents) === order(to.agents) ? [] : [words.reordered]),
  ]
}

/** How it gives leads, where that differs. */
function optionParts(from: Rotation, to: Rotation): string[] {
  const honours = (['leave', 'pause', 'hours'] as const).filter((one) => from.honours[one] !== to.honours[one])
  const named = (now: boolean) => anyOf(honours.filter((one) => to.honours[one] === now).map((one) => strings.options.honour[one]))
  const [skips, skipsNoMore] = [named(true), named(false)]
  return [
    ...(from.strategy === to.strategy ? [] : [words.strategy[to.strategy]]),
    ...(skips ? [words.skips(skips)] : []),
    ...(skipsNoMore ? [words.skipsNoMore(skipsNoMore)] : []),
    ...(from.hold === to.hold ? [] : [to.hold ? words.held : words.heldNoMore]),
    ...(from.count_manual === to.count_manual ? [] : [to.count_manual ? words.counted : words.countedNoMore]),
  ]
}

type Agent = Rotation['agents'][number]

/** Out of the turn, until when, or back in. */
function turnParts(before: Agent, after: Agent, reading: Reading): string[] {
  const same = before.excluded === after.excluded && (after.excluded || before.excluded_until === after.excluded_until)
  if (same) return []
  if (after.excluded) return [words.takenOut(after.name)]
  return [after.excluded_until ? words.takenOutUntil(after.name, untilWords(new Date(after.excluded_until), reading)) : words.backIn(after.name)]
}

function limitParts(before: Agent, after: Agent): string[] {
  return limits.flatMap((limit) => (before[limit] === after[limit] ? [] : [words.limit(after.name, limitWords(limit, after[limit]), limitWords(limit, before[limit]))]))
}
