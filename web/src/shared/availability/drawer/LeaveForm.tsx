import { Button, Switch, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { useFocusOnMount } from '@/shared/ui'
import type { Leave } from '../availability'
import { complaints, leaveDraft, leaveOf, withFirstDay, type Complaints, type LeaveDraft } from '../leaveDraft'
import { problemsUnder } from '../problems'
import { CoverField } from './CoverField'
import classes from './Drawer.module.css'
import { strings } from './strings'
import { useWho } from './who'

const words = strings.leave
const inputs = ['from', 'to', 'note', 'cover']

type Props = {
  /** Absent: a new one. */
  leave: Leave | undefined
  /** Its place in what is sent, by which the server names it. */
  at: number
  error: unknown
  pending: boolean
  onSave: (leave: Leave) => void
  onClose: () => void
}

export function LeaveForm({ leave, at, error, pending, onSave, onClose }: Props) {
  const { own } = useWho()
  const first = useFocusOnMount<HTMLInputElement>(true)
  const [draft, setDraft] = useState(() => leaveDraft(leave))
  const [missing, setMissing] = useState<Complaints>({})
  const told = problemsUnder(error, `leave[${at}].`)
  const wrong = (input: keyof Complaints, field = input as string) => {
    const complaint = missing[input]
    return complaint ? words[complaint] : told[field]
  }
  const elsewhere = error && !inputs.some((input) => told[input] ?? (input === 'cover' && coverProblem(told)))
  const change = (part: Partial<LeaveDraft>) => setDraft({ ...draft, ...part })

  function submit(event: FormEvent) {
    event.preventDefault()
    const found = complaints(draft)
    setMissing(found)
    if (Object.keys(found).length === 0) onSave(leaveOf(draft))
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.range}>
        <TextInput ref={first} type="date" label={words.from} value={draft.from.day} error={wrong('from')} onChange={(event) => setDraft(withFirstDay(draft, event.currentTarget.value))} />
        {draft.part && <TextInput type="time" label={words.fromTime} value={draft.from.time} error={missing.fromTime && words[missing.fromTime]} onChange={(event) => change({ from: { ...draft.from, time: event.currentTarget.value } })} />}
        <TextInput type="date" label={words.to} value={draft.to.day} min={draft.from.day || undefined} error={wrong('to')} onChange={(event) => change({ to: { ...draft.to, day: event.currentTarget.value } })} />
        {draft.part && <TextInput type="time" label={words.toTime} value={draft.to.time} error={missing.toTime && words[missing.toTime]} onChange={(event) => change({ to: { ...draft.to, time: event.currentTarget.value } })} />}
      </div>
      <Switch label={words.part} checked={draft.part} onChange={(event) => change({ part: event.currentTarget.checked })} />
      <TextInput label={words.note} description={words.noteHint(own)} value={draft.note} maxLength={400} error={told.note} autoComplete="off" onChange={(event) => change({ note: event.currentTarget.value })} />
      <CoverField draft={draft} onChange={change} error={wrong('cover') ?? coverProblem(told)} />
      {elsewhere ? <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text> : null}
      <span className={classes.buttons}>
        <Button variant="default" onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" loading={pending}>{leave ? words.save : words.add}</Button>
      </span>
    </form>
  )
}

function coverProblem(told: Record<string, string>): string | undefined {
  return told['cover.agent_id'] ?? told['cover.rotation_id']
}
