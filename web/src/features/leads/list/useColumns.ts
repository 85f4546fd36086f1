import { useMemo } from 'react'
import { useMay } from '@/shared/api/useMe'
import { useFields } from '@/shared/fields/useFields'
import { arranged, movedBy, movedTo, toggled, type Arrangement } from './arrangement'
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
  const arrange = (change: (shown: Arrangement) => Arrangement) =>
    set((now) => {
      const before = arranged(offered, now.leads_columns ?? usual).slice(1).map(({ id }) => id)
      const after = change(before)
      return after === before ? undefined : { leads_columns: after }
    })
  return {
    columns: useMemo(() => arranged(offered, shown), [offered, shown]),
    offered,
    toggle: (id: string) => arrange((now) => toggled(now, id, offered.slice(1).map((one) => one.id))),
    move: (id: string, to: string) => arrange((now) => movedTo(now, id, to)),
    moveBy: (id: string, places: number) => arrange((now) => movedBy(now, id, places)),
    compact: preferences.leads_compact ?? false,
    setCompact: (next: boolean) => set(() => ({ leads_compact: next })),
    /** What the member wants is on its way. */
    isUnknown,
  }
}

export type Display = ReturnType<typeof useColumns>
