import { Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import classes from '../Sources.module.css'
import { strings } from '../strings'
import { answerTargets, readTarget, writeTarget, type AnswerTarget } from '../target'
import { formsOptions, type SourceForm } from '../useSources'

const words = strings.forms
const choices = answerTargets.map((value) => ({ value, label: value === 'fields' ? words.asAnswer : words.targets[value] }))

/** Names a form and says, question by question, where answers go. */
export function EditForm({ source, form, onClose }: { source: number; form: SourceForm; onClose: () => void }) {
  const stale = useStale()
  const show = useShowSaved(formsOptions(source).queryKey)
  const [name, setName] = useState(form.name)
  const [columns, setColumns] = useState(form.columns.map((column) => ({ ...column, ...readTarget(column.target), was: column.key })))
  const [tried, setTried] = useState(false)
  const { mutate, isPending, error } = api.useMutation('put', '/api/v1/sources/{id}/forms', {
    onSuccess: (saved) => {
      show(saved)
      void stale('sources')
      toast.done(words.saved)
      onClose()
    },
  })
  const keyMissing = (to: AnswerTarget, key: string) => to === 'fields' && key.trim() === ''
  const set = (at: number, part: Partial<{ to: AnswerTarget; key: string }>) => setColumns(columns.map((column, i) => (i === at ? { ...column, ...part } : column)))

  function submit() {
    setTried(true)
    if (name.trim() === '' || columns.some(({ to, key }) => keyMissing(to, key))) return
    mutate({ params: { path: { id: source } }, body: { key: form.key, name, columns: columns.map(({ was, label, to, key }) => ({ key: was, label, target: writeTarget({ to, key }) })) } })
  }

  return (
    <FormDrawer opened onClose={onClose} onSubmit={submit} title={words.editTitle} pending={isPending} error={error}>
      <TextInput label={words.name} description={words.nameHint} value={name} maxLength={400} error={tried && name.trim() === '' && words.nameMissing} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      {columns.map(({ was, label, to, key }, at) => (
        <div key={was} className={classes.question}>
          <Select
            label={label || was} aria-label={words.goesTo(label || was)} data={choices} value={to} allowDeselect={false}
            onChange={(value) => set(at, { to: answerTargets.find((one) => one === value) ?? 'fields' })}
          />
          {to === 'fields' && (
            <TextInput aria-label={words.key(label || was)} value={key} maxLength={400} spellCheck={false} error={tried && keyMissing(to, key) && words.keyMissing} onChange={(event) => set(at, { key: event.currentTarget.value })} />
          )}
        </div>
      ))}
      <Text size="xs" c="dimmed">{words.note}</Text>
    </FormDrawer>
  )
}
