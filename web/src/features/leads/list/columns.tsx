import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { AnswerOf } from '@/shared/fields/AnswerOf'
import { answerWords } from '@/shared/fields/answers'
import type { Field } from '@/shared/fields/useFields'
import { StatusOf } from '@/shared/leads/StatusOf'
import { awaitedOf, leadName, sourceName } from '@/shared/leads/words'
import { Money, PersonName, RelativeTime, type Column } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Leads.module.css'
import { TrailContext } from './trailOf'
import type { Lead } from './useLeadList'

const words = strings.columns
/** How many letters of tags fit beside each other; the first tag stands there, however long. */
const tagsFit = 12

export const columns: Column<Lead>[] = [
  { id: 'name', header: words.name, sortable: true, onCard: 'title', cell: (lead) => <NameCell lead={lead} /> },
  { id: 'status', header: words.status, width: 112, onCard: 'side', cell: (lead) => <StatusOf lead={lead} /> },
  { id: 'source', header: words.source, width: 212, cell: (lead) => <SourceCell lead={lead} /> },
  { id: 'agent', header: words.agent, width: 160, cell: (lead) => <AgentCell lead={lead} /> },
  { id: 'tags', header: words.tags, width: 124, onCard: 'hidden', cell: (lead) => <TagsCell tags={lead.tags} /> },
  { id: 'value', header: words.value, width: 112, align: 'end', sortable: true, onCard: 'hidden', cell: (lead) => <Money value={lead.value} /> },
  { id: 'created', header: words.created, width: 104, sortable: true, cell: (lead) => <RelativeTime at={lead.created_at} /> },
  { id: 'activity', header: words.activity, width: 120, sortable: true, onCard: 'hidden', cell: (lead) => <RelativeTime at={lead.updated_at} /> },
]

const ofField = 'fields.'

/** A column for each custom field, for who wants it. */
export function fieldColumns(fields: Field[]): Column<Lead>[] {
  return fields.map((field) => ({
    id: ofField + field.key, header: field.name, width: 140, align: ['number', 'money'].includes(field.type) ? 'end' : undefined,
    cell: (lead) => <AnswerCell field={field} answer={lead.fields[field.key]} />,
  }))
}

/** Columns that are there for who wants them. */
export function isOnDemand(id: string): boolean {
  return id === 'activity' || id.startsWith(ofField)
}

function AnswerCell({ field, answer }: { field: Field; answer: unknown }) {
  const shown = answerWords(field, answer)
  return shown === '' ? strings.none : <span className={classes.pair} title={shown}><AnswerOf field={field} answer={answer} /></span>
}

function NameCell({ lead }: { lead: Lead }) {
  const name = leadName(lead)
  const contact = lead.email || lead.phone
  const trail = useContext(TrailContext)
  return (
    <span className={classes.name}>
      <Link to="/leads/$leadId" params={{ leadId: String(lead.id) }} state={{ trail }} className={classes.link} title={name}>{name}</Link>
      {contact !== name && <Text span size="xs" c="dimmed" truncate title={contact}>{contact}</Text>}
    </span>
  )
}

function SourceCell({ lead }: { lead: Lead }) {
  const source = sourceName(lead.source)
  return (
    <span className={classes.pair} title={lead.form ? `${source} · ${lead.form}` : source}>
      {source}
      {lead.form && <Text span c="dimmed"> · {lead.form}</Text>}
    </span>
  )
}

function AgentCell({ lead }: { lead: Lead }) {
  const awaited = lead.assigned_agent ? null : awaitedOf(lead)
  if (awaited) return <span className={classes.waiting} title={strings.waitingFor(awaited.name)}>{strings.waitingFor(awaited.name)}</span>
  return <PersonName person={lead.assigned_agent} size={20} />
}

function TagsCell({ tags }: { tags: string[] }) {
  if (tags.length === 0) return strings.none
  const [first = '', second = ''] = tags
  const shown = first.length + second.length <= tagsFit ? 2 : 1
  const more = tags.length - shown
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.slice(0, shown).map((tag) => <span key={tag} className={classes.tag}>{tag}</span>)}
      {more > 0 && <Text span size="xs" c="dimmed">{strings.moreTags(more)}</Text>}
    </span>
  )
}
