import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { strings } from '../strings'
import { nextSort, type Column, type Sort } from './column'
import classes from './DataTable.module.css'

type Props<Row> = {
  columns: Column<Row>[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Puts a column where another one is; the first stays. */
  onMove?: (id: string, to: string) => void
  /** Left out: no checkbox column. */
  page?: { state: 'none' | 'some' | 'all'; disabled?: boolean; onToggle: (on: boolean) => void }
}

export function TableHead<Row>({ columns, sort, onSort, onMove, page }: Props<Row>) {
  const drag = useDrag(columns.slice(1).map(({ id }) => id), onMove)
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
              disabled={page.disabled}
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
            {...drag(column.id)}
          >
            {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Dragging a heading, for the pointer; what it lies over shows on which side it would land. */
function useDrag(order: string[], onMove?: (id: string, to: string) => void) {
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()

  function lift(event: DragEvent, id: string) {
    event.dataTransfer.setData('application/x-column', id)
    event.dataTransfer.effectAllowed = 'move'
    setDragged(id)
  }
  function aim(event: DragEvent, id: string) {
    if (!dragged) return
    event.preventDefault()
    setOver(id)
  }
  function end() {
    setDragged(undefined)
    setOver(undefined)
  }
  return (id: string) => {
    if (!onMove || !order.includes(id)) return {}
    const lands = dragged && over === id && dragged !== id
    return {
      draggable: true,
      'data-drop': lands ? (order.indexOf(dragged) < order.indexOf(id) ? 'after' : 'before') : undefined,
      onDragStart: (event: DragEvent) => lift(event, id),
      onDragOver: (event: DragEvent) => aim(event, id),
      onDrop: () => { if (lands) onMove(dragged, id) },
      onDragEnd: end,
    }
  }
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
