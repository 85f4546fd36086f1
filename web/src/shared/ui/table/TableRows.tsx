import { Checkbox } from '@mantine/core'
import type { MouseEvent } from 'react'
import { strings } from '../strings'
import type { RowsTable } from './useRows'
import classes from './DataTable.module.css'

type Props<Row extends object> = {
  table: RowsTable<Row>
  rowName: (row: Row) => string
  selectable: boolean
  onOpen?: (row: Row) => void
}

export function TableRows<Row extends object>({ table, rowName, selectable, onOpen }: Props<Row>) {
  return (
    <tbody>
      {table.getRowModel().rows.map((row) => (
        <tr
          key={row.id}
          data-selected={row.getIsSelected() || undefined}
          data-opens={onOpen ? true : undefined}
          onClick={(event) => opensRow(event) && onOpen?.(row.original)}
        >
          {selectable && (
            <td className={classes.check}>
              <Checkbox size="xs" aria-label={strings.selectRow(rowName(row.original))} checked={row.getIsSelected()} disabled={!row.getCanSelect()} onChange={row.getToggleSelectedHandler()} />
            </td>
          )}
          {row.getVisibleCells().map((cell) => (
            <td key={cell.id} style={{ maxWidth: cell.column.columnDef.meta?.column.width }} data-end={cell.column.columnDef.meta?.column.align === 'end' || undefined}>
              <table.FlexRender cell={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** The pointer's shortcut to what the link in the row does. A click on a control, or one that ends a text selection, is not meant for the row. */
export function opensRow(event: MouseEvent): boolean {
  const onControl = (event.target as Element).closest('a, button, input, label, td:first-child:has(input)') !== null
  return !onControl && !window.getSelection()?.toString()
}
