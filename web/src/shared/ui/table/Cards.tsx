import { Checkbox } from '@mantine/core'
import { strings } from '../strings'
import type { Column } from './column'
import { opensRow } from './TableRows'
import { pageState, type RowsTable } from './useRows'
import classes from './Cards.module.css'

type Props<Row extends object> = {
  table: RowsTable<Row>
  label: string
  columns: Column<Row>[]
  rowName: (row: Row) => string
  selectable: boolean
  onOpen?: (row: Row) => void
}

/** The table of a phone: one card for each row. */
export function Cards<Row extends object>({ table, label, columns, rowName, selectable, onOpen }: Props<Row>) {
  const at = (place: Column<Row>['onCard']) => columns.filter((column) => (column.onCard ?? 'line') === place)
  return (
    <>
      {selectable && <SelectPage table={table} />}
      <ul className={classes.cards} aria-label={label}>
        {table.getRowModel().rows.map((row) => (
          // The link in the title does the same by keyboard.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
          <li key={row.id} className={classes.card} data-selected={row.getIsSelected() || undefined} onClick={(event) => opensRow(event) && onOpen?.(row.original)}>
            <div className={classes.head}>
              {selectable && (
                <Checkbox size="sm" aria-label={strings.selectRow(rowName(row.original))} checked={row.getIsSelected()} disabled={!row.getCanSelect()} onChange={row.getToggleSelectedHandler()} />
              )}
              <div className={classes.title}>{at('title').map((column) => <div key={column.id}>{column.cell(row.original)}</div>)}</div>
              {at('side').map((column) => <div key={column.id}>{column.cell(row.original)}</div>)}
            </div>
            <dl className={classes.lines}>
              {at('line').map((column) => (
                <div key={column.id} className={classes.line}>
                  <dt>{column.header}</dt>
                  <dd>{column.cell(row.original)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

function SelectPage<Row extends object>({ table }: { table: RowsTable<Row> }) {
  const state = pageState(table)
  return (
    <div className={classes.page}>
      <Checkbox size="sm" label={strings.selectPage} checked={state === 'all'} indeterminate={state === 'some'} disabled={!table.options.enableRowSelection} onChange={() => table.toggleAllRowsSelected(state !== 'all')} />
    </div>
  )
}
