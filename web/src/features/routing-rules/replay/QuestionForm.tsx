import { Button, Select, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '@/shared/ui/relative'
import { SectionCard } from '@/shared/ui'
import { useVersions } from '../history/useVersions'
import type { Draft } from '../ruleset/useDraftRules'
import { complaintsOf, dayChoices, lastChoices, type Complaints, type Form } from './form'
import { People } from './People'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.form

type Props = {
  form: Form
  onChange: (form: Form) => void
  live: number
  draft: Draft
  zone: string
  running: boolean
  /** What the server refused, by input. */
  wrong: Record<string, string>
  onRun: () => void
  onCancel: () => void
}

export function QuestionForm({ form, onChange, live, draft, zone, running, wrong, onRun, onCancel }: Props) {
  const [complaints, setComplaints] = useState<Complaints>({})
  const set = (some: Partial<Form>) => { setComplaints({}); onChange({ ...form, ...some }) }
  const policies = usePolicies(form.policy, live, draft)
  const byDates = form.time === 'dates'
  function submit() {
    const found = complaintsOf(form, { now: new Date(), zone })
    setComplaints(found)
    if (Object.keys(found).length === 0) onRun()
  }
  return (
    <SectionCard title={words.title}>
      <form className={classes.form} noValidate onSubmit={(event) => { event.preventDefault(); if (!running) submit() }}>
        <div className={classes.fields}>
          <Select label={words.policy} data={policies} value={form.policy} error={wrong.policy && strings.gone.version} allowDeselect={false} onChange={(policy) => policy && set({ policy })} />
          <Select label={words.time} data={timesFor(form.time)} value={form.time} error={wrong.last ?? (byDates ? undefined : wrong.since ?? wrong.until)} allowDeselect={false} onChange={(time) => time && set({ time })} />
          <People value={form.people} onChange={(people) => set({ people })} />
        </div>
        {byDates && (
          <div className={classes.dates}>
            <TextInput type="date" label={words.from} value={form.from} error={complaints.from ?? wrong.since} onChange={(event) => set({ from: event.currentTarget.value })} />
            <TextInput type="date" label={words.to} value={form.to} error={complaints.to ?? wrong.until} onChange={(event) => set({ to: event.currentTarget.value })} />
          </div>
        )}
        <div className={classes.acts}>
          {/* It keeps its place and its width while it runs. */}
          <Button type="submit" leftSection={<IconPlayerPlay size={16} />} disabled={running} className={classes.run}>{running ? words.running : words.run}</Button>
          {running && <Button variant="default" onClick={onCancel}>{words.cancel}</Button>}
        </div>
      </form>
    </SectionCard>
  )
}

/** The draft if there is one, what is live, and the versions before, newest first. One that is named is among them. */
function usePolicies(chosen: string, live: number, draft: Draft) {
  const { data } = useVersions()
  const old = (data?.items ?? []).filter(({ version }) => version !== live).map(({ version, at }) => ({ value: String(version), label: words.versionOf(version, date(new Date(at))) }))
  const known = [...(draft.revision > 0 ? [{ value: 'draft', label: words.draft }] : []), { value: String(live), label: words.live(live) }, ...old]
  return known.some(({ value }) => value === chosen) ? known : [...known, { value: chosen, label: words.version(Number(chosen)) }]
}

function timesFor(chosen: string) {
  const lasts = lastChoices.map((n) => ({ value: `last ${n}`, label: words.last(n) }))
  const other = /^last (\d+)$/.exec(chosen)?.[1]
  const all = other && !lasts.some(({ value }) => value === chosen) ? [...lasts, { value: chosen, label: words.last(Number(other)) }] : lasts
  return [...dayChoices.map((n) => ({ value: `${n}d`, label: words.days(n) })), ...all, { value: 'dates', label: words.dates }]
}
