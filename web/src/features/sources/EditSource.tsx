import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import classes from './Sources.module.css'
import { strings } from './strings'
import type { Source } from './useSources'

const words = strings.form

type Props = { source?: Source; onClose: () => void; onAdded?: (added: Source) => void }

/** Adds a source or changes one. A key that is there stays unless another is written. */
export function EditSource({ source, onClose, onAdded }: Props) {
  const stale = useStale()
  const [name, setName] = useState(source?.name ?? '')
  const [key, setKey] = useState('')
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const onError = (problem: unknown) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message])))
  const create = api.useMutation('post', '/api/v1/sources', {
    onSuccess: (added) => {
      void stale('sources')
      onClose()
      onAdded?.(added)
    },
    onError,
  })
  const change = api.useMutation('patch', '/api/v1/sources/{id}', {
    onSuccess: () => {
      void stale('sources')
      toast.done(words.saved)
      onClose()
    },
    onError,
  })

  function submit() {
    const missing = { ...(name.trim() === '' && { name: words.nameMissing }), ...(!source && key.trim() === '' && { key: words.keyMissing }) }
    setWrong(missing)
    if (Object.keys(missing).length > 0) return
    if (source) change.mutate({ params: { path: { id: source.id } }, body: { name, ...(key.trim() !== '' && { key }) } })
    else create.mutate({ body: { kind: 'google', name, key } })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={source ? words.editTitle : words.addTitle} submit={source ? undefined : strings.add}
      pending={create.isPending || change.isPending} error={Object.keys(wrong).length === 0 ? (create.error ?? change.error) : undefined}
    >
      <TextInput label={words.name} placeholder={words.namePlaceholder} value={name} error={wrong.name} maxLength={400} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <div className={classes.key}>
        <TextInput
          label={words.key} description={source ? words.keyKept : words.keyHint} value={key} error={wrong.key} maxLength={200} autoComplete="off" spellCheck={false} data-1p-ignore
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => setKey(madeUp())}>{words.makeUp}</Button>
      </div>
    </FormDrawer>
  )
}

/** Nobody guesses it, and it can be read out. */
function madeUp(): string {
  return [...crypto.getRandomValues(new Uint8Array(25))].map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join('')
}
