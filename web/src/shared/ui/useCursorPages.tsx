import { useState } from 'react'
import { Pager } from './Pager'

/** The pages of one list, each found by the cursor that the page before it gave. */
export function useCursorPages() {
  // The way back: one cursor for each page before this one.
  const [cursors, setCursors] = useState<string[]>([])
  const isFirst = cursors.length === 0
  return {
    cursor: cursors.at(-1),
    isFirst,
    toFirst: () => setCursors([]),
    /** Nothing where all is on one page. `next`: what leads on from the page that is seen. */
    pager: (next: string | null | undefined) => (next || !isFirst) && (
      <Pager
        page={cursors.length + 1}
        onPrevious={isFirst ? undefined : () => setCursors(cursors.slice(0, -1))}
        onNext={next ? () => setCursors([...cursors, next]) : undefined}
      />
    ),
  }
}
