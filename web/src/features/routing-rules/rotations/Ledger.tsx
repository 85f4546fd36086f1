import { Switch, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { DataTable, EmptyState, PersonName, RelativeTime, type Column } from '@/shared/ui'
import { exactBalance } from '@/shared/ui/number'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import classes from './Rotations.module.css'
import { useLedger, type LedgerEntry } from './useLedger'

const words = strings.ledger

export function Ledger({ rotation }: { rotation: Rotation }) {
  const pages = useCursorPages()
  const [details, setDetails] = useState(false)
  const { data, error, refetch } = useLedger(rotation.id, pages.cursor)
  const columns = useColumns(data?.agents ?? rotation.agents, details)
  return (
    <section className={classes.entries}>
      <div className={classes.head}>
        <div>
          <Title order={3}>{words.title}</Title>
          <Text size="xs" c="dimmed">{words.hint}</Text>
        </div>
        <Switch label={words.details} checked={details} onChange={(event) => setDetails(event.currentTarget.checked)} />
      </div>
      <DataTable
        label={words.title}
        columns={columns}
        rows={data?.entries}
        rowId={(entry) => String(entry.seq)}
        rowName={(entry) => words.leadNumber(entry.lead_id)}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
      />
      {pages.pager(data?.next_cursor)}
    </section>
  )
}

function useColumns(agents: { agent_id: number; name: string }[], details: boolean): Column<LedgerEntry>[] {
  return useMemo(() => {
    const names = new Map(agents.map(({ agent_id, name }) => [agent_id, name]))
    const nameOf = (id: number) => names.get(id) ?? `#${id}`
    const columns: Column<LedgerEntry>[] = [
      { id: 'what', header: words.what, cell: (entry) => words.kinds[entry.kind] ?? entry.kind, onCard: 'title' },
      { id: 'agent', header: words.agent, cell: (entry) => (entry.agent_id ? <PersonName person={{ name: nameOf(entry.agent_id) }} size={20} /> : words.nobody) },
      { id: 'lead', header: words.lead, cell: (entry) => (entry.lead_id ? <Link to="/leads/$leadId" params={{ leadId: String(entry.lead_id) }} className={classes.lead}>{words.leadNumber(entry.lead_id)}</Link> : words.nobody) },
      { id: 'when', header: words.when, width: 120, cell: (entry) => <RelativeTime at={entry.at} />, onCard: 'side' },
    ]
    const change: Column<LedgerEntry> = {
      id: 'change',
      header: words.change,
      cell: (entry) => <span className={classes.deltas}>{entry.deltas.map(({ agent_id, delta }) => <span key={agent_id}>{nameOf(agent_id)} {exactBalance(delta)}</span>)}</span>,
    }
    return details ? [...columns, change] : columns
  }, [agents, details])
}
