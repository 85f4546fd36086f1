import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldProblemsOf } from '@/shared/api/problem'
import { FormDrawer } from '@/shared/ui'
import { useSaveSource } from '../useSaveSource'
import type { Source } from '../useSources'
import { MailTemplate } from './MailTemplate'
import { strings } from './strings'

type Props = { source?: Source; onClose: () => void; onAdded?: (added: Source) => void }

/** Adds a source of mails or changes one. */
export function EditMail({ source, onClose, onAdded }: Props) {
  const [name, setName] = useState(source?.name ?? '')
  const [senders, setSenders] = useState(source?.settings.senders ?? '')
  const [template, setTemplate] = useState(source?.settings.template ?? '')
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const onError = (problem: unknown) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message])))
  const { save, pending, error } = useSaveSource({ source, kind: 'mail', saved: strings.saved, onClose, onAdded, onError })

  function submit() {
    const missing: Record<string, string> = name.trim() === '' ? { name: strings.name.missing } : {}
    setWrong(missing)
    if (Object.keys(missing).length === 0) save({ name, senders, template })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={source ? strings.editTitle : strings.addTitle} submit={source ? undefined : strings.add}
      pending={pending} error={Object.keys(wrong).length === 0 ? error : undefined}
    >
      <TextInput label={strings.name.label} description={strings.name.hint} value={name} error={wrong.name} maxLength={400} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={strings.senders.label} description={strings.senders.hint} placeholder={strings.senders.placeholder} value={senders} error={wrong.senders} maxLength={2000}
        autoComplete="off" spellCheck={false} onChange={(event) => setSenders(event.currentTarget.value)}
      />
      <MailTemplate source={source?.id} template={template} wrong={wrong.template} onChange={setTemplate} />
    </FormDrawer>
  )
}
