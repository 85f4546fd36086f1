import { Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { api } from '@/shared/api/client'
import { DataTable, EmptyState } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import classes from '../Sources.module.css'
import { strings } from '../strings'
import type { Arrival } from '../useSources'
import { ArrivalPanel } from './ArrivalPanel'
import { arrivalColumns, arrivalName } from './columns'
import { useReplay } from './useReplay'

const words = strings.arrivals

/** What a source was sent, newest first. */
export function ArrivalTable({ source }: { source: number }) {
  const pages = useCursorPages()
  const [opened, setOpened] = useState<Arrival>()
  const query = { limit: 25, cursor: pages.cursor }
  const { data, error, refetch } = api.useQuery('get', '/api/v1/sources/{id}/arrivals', { params: { path: { id: source }, query } }, { placeholderData: (before) => before })
  const { replay, pending } = useReplay()
  const columns = arrivalColumns({ onOpen: setOpened, onReplay: ({ id }) => replay(id), pending })
  const rows = useMemo(() => data?.items, [data])
  return (
    <section className={classes.came}>
      <div>
        <Title order={2} fz={16} lh="24px">{words.title}</Title>
        <Text size="xs" c="dimmed">{words.hint}</Text>
      </div>
      <DataTable
        label={words.title} columns={columns} rows={rows} rowId={({ id }) => String(id)} rowName={arrivalName}
        error={data ? undefined : error} onRetry={() => void refetch()} onOpen={setOpened} empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
      />
      {pages.pager(data?.next_cursor)}
      {opened && <ArrivalPanel arrival={rows?.find(({ id }) => id === opened.id) ?? opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}
