import type { ReactNode } from 'react'
import type { Names } from '@/shared/conditions/useNames'
import { fieldName, valueName } from '@/shared/conditions/words'
import { sourceName } from '@/shared/leads/words'
import { Phrase } from '@/shared/ui'
import { strings } from '../strings'
import type { Activity } from '../useLead'

const words = strings.timeline

/** “Maria, through token Zapier,” · “Rule Facebook buyers” */
export function actorName({ kind, name, token }: Activity['actor']): string {
  switch (kind) {
    case 'rule': return words.rule(name)
    case 'import': return words.import(name)
    case 'system': return words.otherwise
    default: return token ? words.through(name, token) : name
  }
}

/** One sentence: who did what. */
export function sentenceOf(entry: Activity, names: Names): ReactNode {
  const who = actorName(entry.actor)
  const from = entry.from?.name
  const to = entry.to?.name
  switch (entry.kind) {
    case 'created': return <Phrase text={words.created} values={{ who, origin: originName(entry.text) }} />
    case 'assigned': return <Phrase text={words.assigned} values={{ who, to }} />
    case 'reassigned': return <Phrase text={words.reassigned} values={{ who, from, to }} />
    case 'unassigned': return <Phrase text={from ? words.unassigned : words.unassignedWaiting} values={{ who, from }} />
    case 'waiting': return <Phrase text={words.waiting} values={{ awaited: entry.text }} />
    case 'enquiry': return <Phrase text={words.enquiry} values={{ origin: originName(entry.text) }} />
    case 'note': return <Phrase text={words.noteBy} values={{ who }} />
    case 'deleted': return <Phrase text={words.deleted} values={{ who }} />
    case 'restored': return <Phrase text={words.restored} values={{ who }} />
    case 'merged': return <Phrase text={words.merged} values={{ who, other: from }} />
    case 'task_added': return <Phrase text={to === entry.actor.name ? words.taskAdded : words.taskAddedFor} values={{ who, to, task: entry.text }} />
    case 'task_done': return <Phrase text={words.taskDone} values={{ who, task: entry.text }} />
    case 'task_reopened': return <Phrase text={words.taskReopened} values={{ who, task: entry.text }} />
    case 'task_deleted': return <Phrase text={words.taskDeleted} values={{ who, task: entry.text }} />
    case 'changed': return changedSentence(entry, who, names)
  }
}

function changedSentence({ changes }: Activity, who: string, names: Names): ReactNode {
  const only = changes.length === 1 ? changes[0] : undefined
  if (!only) return <Phrase text={words.changedMany(changes.length)} values={{ who }} />
  const { field, from, to } = only
  const values = { who, field: fieldLabel(field, names), before: valueName(field, from, names), after: valueName(field, to, names) }
  if (!from) return <Phrase text={words.setOne} values={values} />
  return <Phrase text={to ? words.changedOne : words.clearedOne} values={values} />
}

/** “facebook, Home valuation” → “Facebook, Home valuation” */
function originName(text: string): string {
  const [source = '', ...form] = text.split(', ')
  return [sourceName(source), ...form].join(', ')
}

export function fieldLabel(field: string, names: Names): string {
  return field === 'tags' ? strings.details.tags.toLowerCase() : fieldName(field, names)
}
