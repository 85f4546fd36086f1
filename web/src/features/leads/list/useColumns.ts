import { useMemo } from 'react'
import { useMay } from '@/shared/api/useMe'
import { useFields } from '@/shared/fields/useFields'
import { arranged, movedTo, type Arrangement } from './arrangement'
import { columns, fieldColumns, isOnDemand } from './columns'
import { usePreferences } from './usePreferences'

/** The columns of the list as the member wants them. Who sees only their own leads is not told whose they are. */
export function useColumns() {
  const seesAll = useMay('leads.view_all')
  const { preferences, isUnknown, set } = usePreferences()
  const fields = useFields()
  const offered = useMemo(() => [...columns.filter(({ id }) => seesAll || id !== 'agent'), ...fieldColumns(fields)], [seesAll, fields])
  const usual = useMemo(() => offered.slice(1).map(({ id }) => id).filter((id) => !isOnDemand(id)), [offered])
  const shown = preferences.leads_columns ?? usual
  const setShown = (next: Arrangement) => set({ leads_columns: next })
  return {
    columns: useMemo(() => arranged(offered, shown), [offered, shown]),
    offered,
    shown,
    setShown,
    move: (id: string, to: string) => setShown(movedTo(shown, id, to)),
    compact: preferences.leads_compact ?? false,
    setCompact: (next: boolean) => set({ leads_compact: next }),
    /** What the member wants is on its way. */
    isUnknown,
  }
}

export type Display = ReturnType<typeof useColumns>
