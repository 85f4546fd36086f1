import { useLocation, useNavigate } from '@tanstack/react-router'
import type { LeadsSearch } from '../search'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Which page of the list this is; absent: the first, or nobody knows. */
    page?: number
  }
}

/** Back and on through pages that know only what stands before and behind them. Who opens a link into the middle can go both ways, too. */
export function usePaging(search: LeadsSearch, previous: string | null, next: string | null) {
  const navigate = useNavigate()
  const counted = useLocation({ select: (location) => location.state.page })
  const page = search.cursor && previous !== null ? counted : 1

  function turnTo(cursor: string | undefined, to: number | undefined) {
    void navigate({ to: '/leads', search: { ...search, cursor }, state: { page: to } })
  }
  const first = () => turnTo(undefined, 1)
  return {
    page,
    first,
    previous: previous === null ? undefined : () => (page === 2 ? first() : turnTo(previous, page && page - 1)),
    next: next === null ? undefined : () => turnTo(next, page && page + 1),
  }
}
