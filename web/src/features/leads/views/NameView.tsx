import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldProblemsOf, isProblem } from '@/shared/api/problem'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Query } from './query'
import { useChangeViews } from './useChangeViews'
import type { View } from './useViews'

const words = strings.views

type Props = {
  /** To be renamed; absent: a new one. */
  view?: View
  query: Query
  mayShare: boolean
  onClose: () => void
  onSaved?: (view: View) => void
}

/** Names a view, and says who has it. */
export function NameView({ view, query, mayShare, onClose, onSaved }: Props) {
  const { create, replace } = useChangeViews()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const [missing, setMissing] = useState(false)
  const error = create.error ?? replace.error
  const taken = isProblem(error) && error.code === 'name_taken' ? error.detail : undefined
  const wrong = fieldProblemsOf(error).find(({ field }) => field === 'name')?.message

  const options = {
    onSuccess: (saved: View) => {
      toast.done(view ? words.renamed(saved.name) : words.saved(saved.name))
      onClose()
      onSaved?.(saved)
    },
  }

  function submit() {
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    const body = { name: name.trim(), query, shared }
    if (view) replace.mutate({ params: { path: { id: view.id } }, body }, options)
    else create.mutate({ body }, options)
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={view ? words.renameTitle : words.saveTitle}
      pending={create.isPending || replace.isPending} error={taken ?? wrong ? undefined : error}
    >
      <TextInput label={words.name} description={words.nameHint} value={name} error={missing ? words.nameMissing : (taken ?? wrong)} maxLength={100} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      {mayShare && !view && <Checkbox label={words.sharedLabel} description={words.sharedHint} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
    </FormDrawer>
  )
}
