import { dateFormat } from '@/shared/locale/locale'
import type { Replay } from './figures'
import { strings } from './strings'

type Place = Replay['changes'][number]['after']
const words = strings.leads

/** “30 Oct – 29 Nov 2026”, in the workspace's zone. */
export function timeWords({ since, until }: Pick<Replay, 'since' | 'until'>, zone: string): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).formatRange(new Date(since), new Date(Date.parse(until) - 1))
}

/** Whom a lead goes to. */
export function whoWords({ agent, waiting, rule, line }: Place): string {
  if (agent) return agent.name
  if (!waiting) return words.nobody
  return line === 'none' ? words.waits : words.waitsFor(rule?.name ?? strings.rules.otherwise)
}

/** What of the rules takes it. */
export function lineWords({ line, rule }: Pick<Place, 'line' | 'rule'>): string {
  if (line === 'rule') return rule?.name ?? strings.rules.rule
  return line === 'otherwise' ? strings.rules.otherwise : strings.rules.none
}
