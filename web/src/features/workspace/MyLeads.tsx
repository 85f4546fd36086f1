import { Button, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAddressBook } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { StatusOf } from '@/shared/leads/StatusOf'
import { leadName, sourceName } from '@/shared/leads/words'
import { DataTable, EmptyState, RelativeTime, SectionCard, type Column } from '@/shared/ui'
import { ContactLinks } from './ContactLinks'
import { LeadLine } from './LeadLine'
import { strings } from './strings'
import { useMine, type Lead } from './useMyLeads'
import classes from './Workspace.module.css'

const words = strings.mine

const columns: Column<Lead>[] = [
  { id: 'name', header: words.columns.name, onCard: 'title', cell: (lead) => <Link to="/leads/$leadId" params={{ leadId: String(lead.id) }} className={classes.nameLink}>{leadName(lead)}</Link> },
  { id: 'status', header: words.columns.status, width: 140, onCard: 'side', cell: (lead) => <StatusOf lead={lead} /> },
  { id: 'source', header: words.columns.source, cell: ({ source, form }) => [sourceName(source), form].filter(Boolean).join(' · ') },
  { id: 'created', header: words.columns.created, width: 140, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
  { id: 'contact', header: words.columns.contact, width: 110, cell: (lead) => <ContactLinks lead={lead} /> },
]

export function MyLeads() {
  const navigate = useNavigate()
  const { data, error, refetch } = useMine()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <section className={classes.mine}>
      <div className={classes.mineHead}>
        <Title order={2} fz={16}>{words.title}</Title>
        {data && data.total > data.items.length && (
          <Button variant="subtle" renderRoot={(props) => <Link to="/leads" search={{ assigned_agent: ['me'] }} {...props} />}>{words.all(data.total)}</Button>
        )}
      </div>
      {narrow && data && data.items.length > 0 ? <MyLeadLines leads={data.items} /> : <DataTable
        label={words.title} columns={columns} rows={data?.items} rowId={({ id }) => String(id)} rowName={leadName}
        error={error} onRetry={() => void refetch()} empty={<EmptyState icon={IconAddressBook} title={words.empty} hint={words.emptyHint} />}
        onOpen={({ id }) => void navigate({ to: '/leads/$leadId', params: { leadId: String(id) } })}
      />}
    </section>
  )
}

function MyLeadLines({ leads }: { leads: Lead[] }) {
  return (
    <SectionCard flush>
      <ul className={classes.list}>
        {leads.map((lead) => <LeadLine key={lead.id} lead={lead} side={<StatusOf lead={lead} />} />)}
      </ul>
    </SectionCard>
  )
}
