import { useLocation, useNavigate } from '@tanstack/react-router'
import type { LeadsSearch } from '../search'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where the pages before this one begin; undefined is the first. */
    pagesBefore?: (string | undefined)[]
  }
}

/** Back and on through pages that know only where the next one begins. The way back lies in the browser's history entry, so it survives a reload. */
export function usePaging(search: LeadsSearch, next: string | null) {
  const navigate = useNavigate()
  const behind = useLocation({ select: (location) => location.state.pagesBefore })
  const pagesBefore = search.cursor ? (behind ?? [undefined]) : []

  function turnTo(cursor: string | undefined, pages: (string | undefined)[]) {
    void navigate({ to: '/leads', search: { ...search, cursor }, state: { pagesBefore: pages } })
  }
  return {
    page: pagesBefore.length + 1,
    before: pagesBefore,
    first: () => turnTo(undefined, []),
    previous: pagesBefore.length > 0 ? () => turnTo(pagesBefore.at(-1), pagesBefore.slice(0, -1)) : undefined,
    next: next === null ? undefined : () => turnTo(next, [...pagesBefore, search.cursor]),
  }
}
