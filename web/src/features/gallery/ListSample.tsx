import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { BulkBar, DataTable, FilterBar, Money, nothingSelected, Pager, PersonName, RelativeTime, StatusBadge, type Column, type Selection, type Sort } from '@/shared/ui'
import { filters, leadsOfPage, statuses, type SampleLead } from './samples'

const columns: Column<SampleLead>[] = [
  { id: 'name', header: 'Name', sortable: true, onCard: 'title', cell: (lead) => <><Anchor href={`#${lead.id}`} c="inherit" fw={500}>{lead.name}</Anchor> <Text span size="xs" c="dimmed">{lead.email}</Text></> },
  { id: 'status', header: 'Status', width: 120, onCard: 'side', cell: (lead) => <StatusBadge label={lead.status} tone={statuses[lead.status]} /> },
  { id: 'source', header: 'Source', width: 120, cell: (lead) => lead.source },
  { id: 'agent', header: 'Assigned agent', width: 180, cell: (lead) => <PersonName person={lead.agent ? { name: lead.agent } : null} size={20} /> },
  { id: 'value', header: 'Value', width: 100, align: 'end', sortable: true, onCard: 'hidden', cell: (lead) => <Money value={lead.value} currency="EUR" /> },
  { id: 'created', header: 'Created', width: 130, sortable: true, cell: (lead) => <RelativeTime at={lead.at} /> },
]

/** Filters, table, bulk bar and pager working together over three pages. */
export function ListSample() {
  const [value, setValue] = useState<Record<string, string[]>>({ status: ['new', 'contacted'], created: ['7d'] })
  const [selection, setSelection] = useState<Selection>({ kind: 'some', ids: new Set(['1', '2', '12']) })
  const [sort, setSort] = useState<Sort>({ by: 'created', desc: true })
  const [page, setPage] = useState(0)
  return (
    <Stack gap="md">
      <FilterBar filters={filters} value={value} onChange={setValue} search="Name, e-mail, phone" />
      <DataTable label="Sample leads" columns={columns} rows={leadsOfPage(page)} rowId={(lead) => lead.id} rowName={(lead) => lead.name} empty={null} sort={sort} onSort={setSort} selection={selection} onSelect={setSelection} onOpen={() => setSelection(nothingSelected)} />
      <div>
        <BulkBar selection={selection} onSelect={setSelection} matching={4812} matchingIsExact={false}>
          <Button leftSection={<IconUserPlus size={16} />}>Assign</Button>
          <Button variant="default">Reassign</Button>
          <Button variant="default">Status</Button>
          <Button variant="default">Export CSV</Button>
        </BulkBar>
        <Pager total={4812} totalIsExact={false} onPrevious={page > 0 ? () => setPage(page - 1) : undefined} onNext={page < 2 ? () => setPage(page + 1) : undefined} />
      </div>
    </Stack>
  )
}

const narrow = columns.slice(0, 3)
const rowProps = { columns: narrow, rowId: (lead: SampleLead) => lead.id, rowName: (lead: SampleLead) => lead.name, empty: null }

export function CompactSample() {
  return <DataTable {...rowProps} label="Compact sample" rows={leadsOfPage(3).slice(0, 4)} compact />
}

export function LoadingSample() {
  return <DataTable {...rowProps} label="Loading sample" rows={undefined} />
}
