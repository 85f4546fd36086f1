import { Skeleton } from '@mantine/core'
import type { Column } from './column'
import classes from './DataTable.module.css'

const rows = Array.from({ length: 8 }, (_, row) => row)

/** Rows that are on their way. The title is two thirds of its column, the rest half. */
export function TableSkeleton<Row>({ columns, selectable }: { columns: Column<Row>[]; selectable: boolean }) {
  return (
    <tbody aria-hidden>
      {rows.map((row) => (
        <tr key={row}>
          {selectable && <td className={classes.check}><Skeleton width={16} height={16} /></td>}
          {columns.map((column, index) => (
            <td key={column.id} data-end={column.align === 'end' || undefined}>
              <Skeleton height={12} width={index === 0 ? `${60 + ((row * 7) % 30)}%` : '50%'} display="inline-block" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
