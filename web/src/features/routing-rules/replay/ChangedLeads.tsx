import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { DataTable, EmptyState, Pager, RelativeTime, type Column } from '@/shared/ui'
import type { Replay } from './figures'
import classes from './Replay.module.css'
import { Section } from './Section'
import { strings } from './strings'
import { lineWords, whoWords } from './words'

type Change = Replay['changes'][number]
const words = strings.leads
const pageSize = 10

/** Single leads and what would become of them, newest first. */
export function ChangedLeads({ title, changes, all, why = false }: { title: string; changes: Change[]; all: number; /** Each changes for a cause. */ why?: boolean }) {
  const [page, setPage] = useState(1)
  const pages = Math.ceil(changes.length / pageSize)
  const at = Math.min(page, pages) // another answer may have fewer
  return (
    <Section title={title} hint={words.newest(changes.length, all)}>
      <DataTable
        label={title} columns={columns} rows={changes.slice((at - 1) * pageSize, at * pageSize)} rowId={({ lead_id }) => String(lead_id)} rowName={nameOf}
        hidden={why ? undefined : ['why']} empty={<EmptyState title={words.unchanged} />}
      />
      {pages > 1 && <Pager page={at} onPrevious={at > 1 ? () => setPage(at - 1) : undefined} onNext={at < pages ? () => setPage(at + 1) : undefined} />}
    </Section>
  )
}

const nameOf = ({ lead_id, name }: Change) => name || words.nameless(lead_id)

const columns: Column<Change>[] = [
  { id: 'lead', header: words.lead, onCard: 'title', cell: (change) => <Link to="/leads/$leadId" params={{ leadId: String(change.lead_id) }} className={classes.link}>{nameOf(change)}</Link> },
  { id: 'came', header: words.came, width: 112, onCard: 'side', cell: ({ at }) => <RelativeTime at={at} /> },
  { id: 'goes', header: words.goes, cell: ({ before, after }) => <Move before={whoWords(before)} after={whoWords(after)} /> },
  { id: 'rule', header: words.rule, cell: ({ before, after }) => <Move before={lineWords(before)} after={lineWords(after)} quiet /> },
  { id: 'why', header: words.why, cell: ({ cause }) => <span className={classes.quiet}>{cause ? strings.causes.one[cause] : words.unchanged}</span> },
]

/** From one to another; the same on both sides stands once. */
function Move({ before, after, quiet }: { before: string; after: string; quiet?: boolean }): ReactNode {
  if (before === after) return <span className={quiet ? classes.quiet : undefined}>{after}</span>
  return (
    <span className={classes.move}>
      <span className={classes.quiet}>{before}</span>
      <IconArrowRight size={14} aria-label={words.to} role="img" />
      <span>{after}</span>
    </span>
  )
}
