import type { Names } from '@/shared/conditions/useNames'
import { answerText, answerWords } from '@/shared/fields/answers'
import { statusName } from '@/shared/leads/statuses'
import { fromKey } from '@/shared/leads/words'
import { draftText, leadValues } from '../edit/values'
import { strings } from '../strings'
import type { Lead } from '../useLead'

export type Side = 'this' | 'other'

/** A value that both leads have, each its own: somebody chooses. */
export type Choice = { field: string; label: string; mine: string; theirs: string }

/** What has to be chosen. Where only one lead has a value, that one stays; tags add up. */
export function choicesOf(kept: Lead, other: Lead, { statuses, fields }: Names): Choice[] {
  const values = leadValues.filter(({ key }) => key !== 'tags').map(({ key, label, of }) => ({ field: key, label, mine: draftText(of(kept)), theirs: draftText(of(other)) }))
  const agent = { field: 'assigned_agent', label: strings.agent.title, mine: kept.assigned_agent?.name ?? '', theirs: other.assigned_agent?.name ?? '' }
  const status = { field: 'status', label: strings.details.status, mine: statusName(kept.status, statuses), theirs: statusName(other.status, statuses) }
  const externalId = { field: 'external_id', label: strings.details.externalId, mine: kept.external_id, theirs: other.external_id }
  const answers = Object.keys(kept.fields).map((key) => {
    const defined = fields.find((field) => field.key === key)
    const words = (answer: unknown) => (defined ? answerWords(defined, answer) : answerText(answer))
    return { field: `fields.${key}`, label: defined?.name ?? fromKey(key), mine: words(kept.fields[key]), theirs: words(other.fields[key]) }
  })
  return [...values, status, agent, externalId, ...answers].filter(({ mine, theirs }) => mine !== '' && theirs !== '' && mine !== theirs)
}

/** Whose lead it is no more, if anybody's: the agent of the one that goes, or the one who is not chosen. */
export function loserOf(kept: Lead, other: Lead, agent: Side): string | undefined {
  const [mine, theirs] = [kept.assigned_agent, other.assigned_agent]
  if (!mine || !theirs || mine.id === theirs.id) return undefined
  return agent === 'this' ? theirs.name : mine.name
}
