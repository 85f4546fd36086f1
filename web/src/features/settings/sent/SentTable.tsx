import { IconMoodCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { DataTable, EmptyState } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import type { SentBy, Show } from '../search'
import { sentColumns, sentName } from './columns'
import { SentPanel } from './SentPanel'
import { strings } from './strings'
import { useDispatches, type Dispatch } from './useDispatches'
import { useRetry } from './useRetry'

/** What a list need not say: all in it are alike. */
const hidden: Record<Show, string[]> = { failed: ['state'], due: ['state', 'retry'], sent: ['state', 'retry'], dropped: ['state', 'retry'], all: [] }

export function SentTable({ show, channel }: { show: Show; channel: SentBy | undefined }) {
  const pages = useCursorPages()
  const [opened, setOpened] = useState<Dispatch>()
  const { data, error, refetch } = useDispatches(show, channel, pages.cursor)
  const { retry, pending } = useRetry()
  const columns = sentColumns({ onOpen: setOpened, onRetry: ({ id }) => retry(id), pending })
  const rows = useMemo(() => data?.items, [data])
  const empty = strings.empty[show]
  // What stood on a later page may all have gone meanwhile.
  if (rows?.length === 0 && !pages.isFirst) pages.toFirst()
  return (
    <>
      <DataTable
        label={strings.titles[show]} columns={columns} rows={rows} rowId={({ id }) => String(id)} rowName={sentName}
        error={data ? undefined : error} onRetry={() => void refetch()} onOpen={setOpened} hidden={hidden[show]}
        empty={<EmptyState icon={show === 'failed' ? IconMoodCheck : undefined} title={empty.title} hint={empty.hint} />}
      />
      {pages.pager(data?.next_cursor)}
      {opened && <SentPanel dispatch={rows?.find(({ id }) => id === opened.id) ?? opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}
