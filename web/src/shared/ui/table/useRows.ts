import { columnVisibilityFeature, metaHelper, rowSelectionFeature, tableFeatures, useTable, type RowSelectionState, type Updater } from '@tanstack/react-table'
import { useMemo } from 'react'
import { isSelected, nothingSelected, select, type Selection } from '../selection'
import type { Column } from './column'

const none: never[] = []

type Options<Row> = {
  columns: Column<Row>[]
  rows: Row[] | undefined
  rowId: (row: Row) => string
  hidden?: string[]
  old?: boolean
  selection?: Selection
  onSelect?: (selection: Selection) => void
}

/** Brings our columns and our selection to TanStack Table, which knows about shift-ranges and visibility. */
export function useRows<Row extends object>({ columns, rows = none, rowId, hidden, old = false, selection = nothingSelected, onSelect }: Options<Row>) {
  const features = useMemo(
    () => tableFeatures({ rowSelectionFeature, columnVisibilityFeature, columnMeta: metaHelper<{ column: Column<Row> }>() }),
    [],
  )
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, header: column.header, cell: ({ row }: { row: { original: Row } }) => column.cell(row.original), meta: { column } })),
    [columns],
  )
  const ids = rows.map(rowId)
  const ticked: RowSelectionState = Object.fromEntries(ids.filter((id) => isSelected(selection, id)).map((id) => [id, true as const]))

  function onRowSelectionChange(update: Updater<RowSelectionState>) {
    const next = typeof update === 'function' ? update(ticked) : update
    const on = ids.filter((id) => next[id] && !ticked[id])
    const off = ids.filter((id) => !next[id] && ticked[id])
    onSelect?.(select(select(selection, on, true), off, false))
  }

  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    enableRowSelection: onSelect !== undefined && !old,
    state: { rowSelection: ticked, columnVisibility: Object.fromEntries((hidden ?? none).map((id) => [id, false])) },
    onRowSelectionChange,
  })
}

export type RowsTable<Row extends object> = ReturnType<typeof useRows<Row>>

/** How much of the page is ticked, for the checkbox that ticks all of it. */
export function pageState(table: { getIsAllRowsSelected: () => boolean; getIsSomeRowsSelected: () => boolean }): 'none' | 'some' | 'all' {
  if (table.getIsAllRowsSelected()) return 'all'
  return table.getIsSomeRowsSelected() ? 'some' : 'none'
}
