import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { ErrorState } from '../ErrorState'
import { Loading } from '../Loading'
import type { Selection } from '../selection'
import { strings } from '../strings'
import { Cards } from './Cards'
import type { Column, Sort } from './column'
import classes from './DataTable.module.css'
import { TableHead } from './TableHead'
import { TableRows } from './TableRows'
import { TableSkeleton } from './TableSkeleton'
import { pageState, useRows } from './useRows'

type Props<Row extends object> = {
  /** The table's name for screen readers. */
  label: string
  /** Defined outside the component or memoised. */
  columns: Column<Row>[]
  /** Undefined while loading. */
  rows: Row[] | undefined
  rowId: (row: Row) => string
  /** What a row is called, for the label of its checkbox. */
  rowName: (row: Row) => string
  /** Shown when there is no row: an EmptyState. */
  empty: ReactNode
  error?: unknown
  onRetry?: () => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** The rows are what was asked for before; until those that are asked for now are here, none can be ticked. */
  old?: boolean
  /** Given together: a checkbox column. Survives paging, since rows are known by id. */
  selection?: Selection
  onSelect?: (selection: Selection) => void
  /** A click on the row; the title's cell must hold a link that does the same. */
  onOpen?: (row: Row) => void
  /** Ids of columns not shown. */
  hidden?: string[]
  /** Given: a heading can be dragged to where another one is. The first column stays. */
  onMoveColumn?: (id: string, to: string) => void
  compact?: boolean
}

export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, rowName, empty, error, onRetry, sort, onSort, onSelect, onOpen, hidden, onMoveColumn, compact, old } = props
  const table = useRows(props)
  const asCards = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const shown = columns.filter((column) => !hidden?.includes(column.id))
  const selectable = onSelect !== undefined
  const page = selectable ? { state: pageState(table), disabled: old, onToggle: (on: boolean) => table.toggleAllRowsSelected(on) } : undefined

  if (error) return <div className={classes.frame}><ErrorState error={error} onRetry={onRetry} /></div>
  if (rows?.length === 0) return <div className={classes.frame}>{empty}</div>
  if (asCards && !rows) return <Loading lines={8} />
  if (asCards) return <Cards table={table} label={label} columns={shown} rowName={rowName} selectable={selectable} onOpen={onOpen} />
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} data-compact={compact || undefined} aria-label={rows ? label : strings.loading} aria-busy={!rows}>
        <TableHead columns={shown} sort={sort} onSort={onSort} onMove={onMoveColumn} page={page} />
        {rows ? <TableRows table={table} rowName={rowName} selectable={selectable} onOpen={onOpen} /> : <TableSkeleton columns={shown} selectable={selectable} />}
      </table>
    </div>
  )
}
