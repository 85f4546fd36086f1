import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { UndoBatch } from '@/shared/batches/UndoBatch'
import { useBatchNames } from '@/shared/batches/useBatchNames'
import { whatWords, type Batch } from '@/shared/batches/words'
import { DataTable, EmptyState, ListPage, PageHeader } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import { batchColumns } from './columns'
import { strings } from './strings'
import { useBatchList } from './useBatchList'

export function BulkActionsPage() {
  const pages = useCursorPages()
  const [undoing, setUndoing] = useState<Batch>()
  const seesAll = useMay('leads.assign')
  const names = useBatchNames()
  const { data, error, refetch } = useBatchList(pages.cursor)
  const columns = useMemo(() => batchColumns(names, setUndoing), [names])

  return (
    <ListPage
      header={<PageHeader title={strings.title} hint={seesAll ? strings.hint : strings.ownHint} />}
      footer={pages.pager(data?.next_cursor)}
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
