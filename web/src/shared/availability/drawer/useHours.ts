import { useState } from 'react'
import { toast } from '@/shared/ui'
import { withHours, type Availability } from '../availability'
import { problemsUnder } from '../problems'
import { useChange } from '../useAvailability'
import { savedWeek, usualWeek, weekOf, type HoursDraft } from '../week'
import { strings } from './strings'

export type Hours = ReturnType<typeof useHours>

/** The week while it is written. Null: at any hour. */
export function useHours(id: number, saved: Availability | undefined, zone: string) {
  const before: HoursDraft | null = saved?.hours ? { zone, week: weekOf(saved.hours.week) } : null
  const [draft, setDraft] = useState<HoursDraft | null>()
  const change = useChange(id)
  const values = draft === undefined ? before : draft
  const discard = () => { setDraft(undefined); change.reset() }

  return {
    values,
    /** While it is saved, too: back at what was saved before is a change then. */
    changed: change.isPending || JSON.stringify(values) !== JSON.stringify(before),
    set: setDraft,
    toggle: () => setDraft(values ? null : (before ?? { zone, week: usualWeek() })),
    wrong: problemsUnder(change.error, 'hours.'),
    error: change.error,
    pending: change.isPending,
    discard,
    /** What is changed meanwhile is not saved, and stays. */
    save: () => change.mutate(withHours(values && { zone: values.zone, week: savedWeek(values.week) }), {
      onSuccess: () => {
        setDraft((now) => (now === draft ? undefined : now))
        toast.done(strings.hours.saved)
      },
    }),
  }
}
