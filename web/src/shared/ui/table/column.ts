import type { ReactNode } from 'react'

/** One column of a DataTable. */
export type Column<Row> = {
  /** Also the name the sort is asked for by. */
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end. */
  align?: 'start' | 'end'
  /** Pixels; columns without one share what is left. */
  width?: number
  sortable?: boolean
  /** Where it stands when rows become cards: the title, beside it, a line of its own (default), or not at all. */
  onCard?: 'title' | 'side' | 'line' | 'hidden'
}

export type Sort = { by: string; desc: boolean }

/** The next sort after a click on a header: ascending, then descending, then ascending again. */
export function nextSort(sort: Sort | undefined, by: string): Sort {
  return { by, desc: sort?.by === by ? !sort.desc : false }
}
