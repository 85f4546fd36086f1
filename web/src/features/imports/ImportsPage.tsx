import { IconFileImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { DataTable, EmptyState, ListPage, PageHeader } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import { importColumns } from './columns'
import { DropFile } from './DropFile'
import { strings } from './strings'
import { useImportList } from './useImports'

/** A place to drop a file, and what became of those before. */
export function ImportsPage() {
  const pages = useCursorPages()
  const navigate = useNavigate()
  const { data, error, refetch } = useImportList(pages.cursor)

  return (
    <ListPage
      header={<PageHeader title={strings.title} hint={strings.hint} />}
      filters={<DropFile />}
      footer={pages.pager(data?.next_cursor)}
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
