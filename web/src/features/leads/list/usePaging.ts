import { useLocation, useNavigate } from '@tanstack/react-router'
import type { LeadsSearch } from '../search'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where the pages before this one begin; undefined is the first. */
    pagesBefore?: (string | undefined)[]
  }
}

/** What the server says stands before and behind a page; null: nothing, undefined: it has not answered yet. */
type Ends = { previous: string | null | undefined; next: string | null }

/**
 * Back and on through pages that know only their neighbours. The way back lies in the browser's history entry, so it
 * survives a reload. Who opens a link into the middle goes back page by page, and is not told which page it is.
 */
export function usePaging(search: LeadsSearch, { previous, next }: Ends) {
  const navigate = useNavigate()
  const behind = useLocation({ select: (location) => location.state.pagesBefore })
  const before = search.cursor && previous !== null ? behind : []

  function turnTo(cursor: string | undefined, pages: (string | undefined)[] | undefined) {
    void navigate({ to: '/leads', search: { ...search, cursor }, state: { pagesBefore: pages } })
  }
  function back(): (() => void) | undefined {
    if (before) return before.length > 0 ? () => turnTo(before.at(-1), before.slice(0, -1)) : undefined
    return previous ? () => turnTo(previous, undefined) : undefined
  }
  return {
    page: before && before.length + 1,
    before,
    first: () => turnTo(undefined, []),
    previous: back(),
    next: next === null ? undefined : () => turnTo(next, before && [...before, search.cursor]),
  }
}
