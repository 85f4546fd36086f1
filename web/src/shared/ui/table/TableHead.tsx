import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import { strings } from '../strings'
import { nextSort, type Column, type Sort } from './column'
import classes from './DataTable.module.css'

type Props<Row> = {
  columns: Column<Row>[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Left out: no checkbox column. */
  page?: { state: 'none' | 'some' | 'all'; onToggle: (on: boolean) => void }
}

export function TableHead<Row>({ columns, sort, onSort, page }: Props<Row>) {
  return (
    <thead>
      <tr>
        {page && (
          <th scope="col" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={strings.selectPage}
              checked={page.state === 'all'}
              indeterminate={page.state === 'some'}
              onChange={() => page.onToggle(page.state !== 'all')}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-end={column.align === 'end' || undefined}
            style={{ width: column.width }}
            aria-sort={sort?.by === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined}
          >
            {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortButton<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort: (sort: Sort) => void }) {
  const active = sort?.by === column.id
  const Icon = !active ? IconArrowsSort : sort.desc ? IconArrowDown : IconArrowUp
  return (
    <button type="button" className={classes.sort} data-active={active || undefined} title={strings.sortBy(column.header)} onClick={() => onSort(nextSort(sort, column.id))}>
      {column.header}
      <Icon size={14} aria-hidden />
    </button>
  )
}
