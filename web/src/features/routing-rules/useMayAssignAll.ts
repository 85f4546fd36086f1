import { useMay } from '@/shared/api/useMe'

/** Whether the role may give away leads that nobody has: it must see them, too. */
export function useMayAssignAll(): boolean {
  const assign = useMay('leads.assign')
  const seeAll = useMay('leads.view_all')
  return assign && seeAll
}
