import { IconFileImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DataTable, EmptyState, ListPage, PageHeader, Pager } from '@/shared/ui'
import { importColumns } from './columns'
import { DropFile } from './DropFile'
import { strings } from './strings'
import { useImportList } from './useImports'

/** A place to drop a file, and what became of those before. */
export function ImportsPage() {
  // The way back: one cursor for each page before this one.
  const [cursors, setCursors] = useState<string[]>([])
  const navigate = useNavigate()
  const { data, error, refetch } = useImportList(cursors.at(-1))
  const next = data?.next_cursor

  return (
    <ListPage
      header={<PageHeader title={strings.title} hint={strings.hint} />}
      filters={<DropFile />}
      footer={(next || cursors.length > 0) && (
        <Pager
          page={cursors.length + 1}
          onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
          onNext={next ? () => setCursors([...cursors, next]) : undefined}
        />
      )}
    >
      <DataTable
        label={strings.title} columns={importColumns} rows={data?.items} rowId={({ id }) => String(id)} rowName={({ name }) => name}
        error={data ? undefined : error} onRetry={() => void refetch()}
        onOpen={({ id }) => void navigate({ to: '/admin/imports/$importId', params: { importId: String(id) } })}
        empty={<EmptyState icon={IconFileImport} title={strings.empty} hint={strings.emptyHint} />}
      />
    </ListPage>
  )
}
