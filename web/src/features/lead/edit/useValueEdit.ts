import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type RefObject } from 'react'
import { client } from '@/shared/api/client'
import { fieldProblemsOf, sentenceOf } from '@/shared/api/problem'
import { leadOptions, type Activity, type Lead } from '../useLead'
import { isOutdated, useSave } from './useSave'
import { isSame, patched, tidy, united, type Draft, type LeadValue } from './values'

/** Somebody else changed the same value while it was edited here. */
export type Conflict = { mine: Draft; now: Lead; entry: Activity | undefined }

/** One value of a lead being edited: shown at once as it is saved, and never lost if it cannot be. */
export function useValueEdit(lead: Lead, value: LeadValue, button: RefObject<HTMLButtonElement | null>) {
  const save = useSave()
  const queries = useQueryClient()
  const key = leadOptions(lead.id).queryKey
  const [draft, setDraft] = useState<Draft>()
  const [problem, setProblem] = useState<string>()
  const [conflict, setConflict] = useState<Conflict>()
  const base = useRef(lead)
  const latest = useRef<Draft>('')
  const open = useRef(false)
  const [focused, setFocused] = useState(false)

  function begin() {
    base.current = lead
    setFocused(true)
    change(value.of(lead))
  }
  function change(next: Draft) {
    open.current = true
    latest.current = next
    setDraft(next)
    setProblem(undefined)
  }
  function leave() {
    open.current = false
    setDraft(undefined)
    setProblem(undefined)
  }
  function commit(typed: Draft = latest.current) {
    if (!open.current) return
    const wanted = tidy(typed)
    leave()
    if (!isSame(wanted, value.of(base.current))) void send(base.current, wanted)
  }

  async function send(from: Lead, wanted: Draft) {
    setConflict(undefined)
    const patch = value.patch(wanted, from)
    queries.setQueryData<Lead>(key, (now) => now && patched(now, patch))
    try {
      await save(from, patch)
    } catch (error) {
      queries.setQueryData<Lead>(key, (now) => now && patched(now, value.patch(value.of(from), from)))
      if (isOutdated(error)) await meet(from, wanted)
      else refuse(from, wanted, error)
    }
  }

  /** What was typed stands again, with what is wrong with it. */
  function refuse(from: Lead, wanted: Draft, error: unknown) {
    base.current = from
    // Whoever works elsewhere by now is not called away.
    setFocused(document.activeElement === document.body || document.activeElement === button.current)
    change(wanted)
    setProblem(fieldProblemsOf(error)[0]?.message ?? sentenceOf(error))
  }

  /** The lead is another one by now: only if this very value is, somebody has to decide. */
  async function meet(from: Lead, wanted: Draft) {
    const now = await queries.fetchQuery({ ...leadOptions(lead.id), staleTime: 0 }).catch(() => undefined)
    if (!now) return
    const [was, theirs] = [value.of(from), value.of(now)]
    if (isSame(theirs, was)) return send(now, wanted)
    if (Array.isArray(was) && Array.isArray(wanted) && Array.isArray(theirs)) return send(now, united(was, wanted, theirs))
    if (!isSame(theirs, wanted)) setConflict({ mine: wanted, now, entry: await lastChange(lead.id, value.key) })
  }

  return {
    draft, focused, problem, conflict, begin, change, leave, commit,
    /** An input that goes loses the focus as well, which is no leaving. */
    isOpen: () => open.current,
    keepMine: () => { if (conflict) void send(conflict.now, conflict.mine) },
    takeTheirs: () => setConflict(undefined),
  }
}

async function lastChange(id: number, field: string): Promise<Activity | undefined> {
  const { data } = await client.GET('/api/v1/leads/{id}/timeline', { params: { path: { id }, query: { limit: 20 } } })
  return data?.items.find(({ kind, changes }) => kind === 'changed' && changes.some((change) => change.field === field))
}
