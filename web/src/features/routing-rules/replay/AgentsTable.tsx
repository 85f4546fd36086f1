import { useMemo, useState } from 'react'
import { count, money } from '@/shared/ui/number'
import { DataTable, EmptyState, PersonName, type Column, type Sort } from '@/shared/ui'
import { Bars, Difference, Legend } from './Bars'
import { byLoss, difference, isWeekly, perWeek, weeksOf, type Replay } from './figures'
import { Section } from './Section'
import { sorted, type SortKeys } from './sort'
import { strings } from './strings'

type Agent = Replay['agents'][number]
const words = strings.agents

const keys: SortKeys<Agent> = { agent: ({ name }) => name, before: ({ before }) => before, after: ({ after }) => after, difference }

/** Who got how many, and would have got. */
export function AgentsTable({ replay }: { replay: Replay }) {
  const { agents, since, until } = replay
  const [sort, setSort] = useState<Sort>({ by: 'difference', desc: false })
  const columns = useMemo(() => columnsOf(agents, { since, until }), [agents, since, until])
  return (
    <Section title={words.title} hint={words.hint} side={<Legend />}>
      <DataTable
        label={words.title} columns={columns} rows={sorted(byLoss(agents), keys, sort)} rowId={({ agent_id }) => String(agent_id)} rowName={({ name }) => name}
        sort={sort} onSort={setSort} empty={<EmptyState title={words.none} />}
      />
    </Section>
  )
}

function columnsOf(agents: Agent[], period: { since: string; until: string }): Column<Agent>[] {
  const most = Math.max(...agents.flatMap(({ before, after }) => [before, after]))
  const isValued = agents.some(({ value_before, value_after }) => value_before > 0 || value_after > 0)
  const weekly: Column<Agent> = { id: 'weekly', header: strings.table.weekly, align: 'end', width: 96, cell: (agent) => <Difference n={perWeek(difference(agent), period)} /> }
  const value: Column<Agent> = {
    id: 'value', header: words.value, align: 'end', width: 248,
    cell: ({ value_before, value_after }) => (value_before === value_after ? money(value_after) : words.values(money(value_before), money(value_after))),
  }
  return [
    { id: 'agent', header: words.agent, sortable: true, onCard: 'title', cell: ({ name }) => <PersonName person={{ name }} /> },
    { id: 'bars', header: strings.table.leads, width: isValued ? 240 : 320, cell: ({ before, after }) => <Bars before={before} after={after} most={most} /> },
    { id: 'before', header: strings.table.before, align: 'end', width: 96, sortable: true, onCard: 'hidden', cell: ({ before }) => count(before) },
    { id: 'after', header: strings.table.after, align: 'end', width: 96, sortable: true, onCard: 'hidden', cell: ({ after }) => count(after) },
    { id: 'difference', header: strings.table.difference, align: 'end', width: 112, sortable: true, onCard: 'side', cell: (agent) => <Difference n={difference(agent)} /> },
    ...(isWeekly(period) && weeksOf(period) > 1.01 ? [weekly] : []),
    ...(isValued ? [value] : []),
  ]
}
