import { Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDrawer } from '@/shared/ui'
import { useSaveSource } from '../useSaveSource'
import type { Source } from '../useSources'
import { bodyOf, draftOf, wrongIn, type Draft } from './draft'
import { QuestionList } from './QuestionList'
import { strings } from './strings'

type Props = { source?: Source; onClose: () => void; onAdded?: (added: Source) => void }

/** Adds a website form or changes one. */
export function EditWebsite({ source, onClose, onAdded }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(source?.name, source?.form))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const onError = (problem: unknown) => setWrong(wrongIn(problem))
  const { save, pending, error } = useSaveSource({ source, kind: 'form', saved: strings.saved, onClose, onAdded, onError })

  function submit() {
    const missing: Record<string, string> = {}
    if (draft.name.trim() === '') missing.name = strings.name.missing
    if (draft.questions.length === 0) missing.questions = strings.questions.none
    setWrong(missing)
    if (Object.keys(missing).length > 0) return
    save(bodyOf(draft))
  }

  const text = (name: 'name' | 'title' | 'button' | 'thanks' | 'redirect' | 'consent' | 'origins') => {
    const { label, hint, placeholder } = strings[name] as { label: string; hint?: string; placeholder?: string }
    return { label, description: hint, placeholder, value: draft[name], error: wrong[name], autoComplete: 'off', onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }) }
  }
  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={source ? strings.editTitle : strings.addTitle} submit={source ? undefined : strings.add}
      pending={pending} error={Object.keys(wrong).length === 0 ? error : undefined}
    >
      <TextInput {...text('name')} maxLength={400} data-autofocus />
      <TextInput {...text('title')} maxLength={200} />
      <QuestionList questions={draft.questions} wrong={wrong} onChange={(questions) => change({ questions })} />
      <Textarea {...text('consent')} maxLength={2000} autosize minRows={2} maxRows={8} />
      <TextInput {...text('button')} maxLength={60} />
      <Textarea {...text('thanks')} maxLength={2000} autosize minRows={2} maxRows={8} />
      <TextInput {...text('redirect')} maxLength={2000} inputMode="url" spellCheck={false} />
      <Textarea {...text('origins')} autosize minRows={2} maxRows={8} spellCheck={false} />
      <Switch label={strings.agent.label} description={strings.agent.hint} checked={draft.show_agent} onChange={(event) => change({ show_agent: event.currentTarget.checked })} />
    </FormDrawer>
  )
}
