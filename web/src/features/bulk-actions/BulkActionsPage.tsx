import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { UndoBatch } from '@/shared/batches/UndoBatch'
import { useBatchNames } from '@/shared/batches/useBatchNames'
import { whatWords, type Batch } from '@/shared/batches/words'
import { DataTable, EmptyState, ListPage, PageHeader, Pager } from '@/shared/ui'
import { batchColumns } from './columns'
import { strings } from './strings'
import { useBatchList } from './useBatchList'

export function BulkActionsPage() {
  // The way back: one cursor for each page before this one.
  const [cursors, setCursors] = useState<string[]>([])
  const [undoing, setUndoing] = useState<Batch>()
  const seesAll = useMay('leads.assign')
  const names = useBatchNames()
  const { data, error, refetch } = useBatchList(cursors.at(-1))
  const next = data?.next_cursor
  const columns = useMemo(() => batchColumns(names, setUndoing), [names])

  return (
    <ListPage
      header={<PageHeader title={strings.title} hint={seesAll ? strings.hint : strings.ownHint} />}
      footer={(next || cursors.length > 0) && (
        <Pager
          page={cursors.length + 1}
          onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
          onNext={next ? () => setCursors([...cursors, next]) : undefined}
        />
      )}
    >
      <DataTable
        label={strings.title} columns={columns} rows={data?.items} rowId={({ id }) => String(id)} rowName={(batch) => whatWords(batch, names)}
        error={data ? undefined : error} onRetry={() => void refetch()} hidden={seesAll ? [] : ['who']}
        empty={<EmptyState icon={IconStack2} title={strings.empty} hint={strings.emptyHint} action={<Button variant="default" renderRoot={(props) => <Link to="/leads" {...props} />}>{strings.toLeads}</Button>} />}
      />
      {undoing && <UndoBatch batch={undoing} names={names} onClose={() => setUndoing(undefined)} />}
    </ListPage>
  )
}
