import { useState } from 'react'
import { api } from '@/shared/api/client'
import { isProblem, wrongInputs } from '@/shared/api/problem'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { fieldsOptions, type Field, type FieldType } from '../useFields'
import { linesOf, wrongLine } from './choices'
import { keyOfName } from './key'
import { strings } from './strings'

export const fieldTypes = ['text', 'number', 'money', 'date', 'choice', 'multi_choice', 'yes_no', 'phone', 'url'] as const satisfies FieldType[]

/** What is being written; without a key of its own it has that of its name. */
type Draft = { name: string; type: FieldType; choices: string; key?: string }
export type Preset = Pick<Field, 'name' | 'type' | 'choices'>

function draftOf({ name, type, choices }: Preset = { name: '', type: 'text', choices: [] }): Draft {
  return { name, type, choices: choices.join('\n') }
}

type Options = { field?: Field; preset?: Preset; fields: Field[]; onDone: () => void; onAdded?: (field: Field) => void }

export function useFieldDraft({ field, preset, fields, onDone, onAdded }: Options) {
  const stale = useStale()
  const show = useShowSaved(fieldsOptions.queryKey)
  const [draft, setDraft] = useState<Draft>(() => draftOf(field ?? preset))
  const [missing, setMissing] = useState<Record<string, string>>({})
  const onSuccess = (saved: Field) => {
    show(saved)
    void stale('settings', 'leads')
    toast.done(field ? strings.saved(saved.name) : saved.filling ? strings.addedFilling(saved.name) : strings.added(saved.name))
    if (!field) onAdded?.(saved)
    onDone()
  }
  const create = api.useMutation('post', '/api/v1/fields', { onSuccess })
  const replace = api.useMutation('put', '/api/v1/fields/{key}', { onSuccess })
  const error = create.error ?? replace.error
  const hasChoices = draft.type === 'choice' || draft.type === 'multi_choice'
  const lines = linesOf(draft.choices)
  const key = draft.key ?? (draft.name.trim() ? keyOfName(draft.name, fields.map((one) => one.key)) : '')
  const wrong = { ...wrongInputs(error), ...choicesWrong(error, lines), ...missing }

  function submit() {
    const name = draft.name.trim()
    const lacks = { ...(name === '' && { name: strings.nameMissing }), ...(hasChoices && lines.length === 0 && { choices: strings.choicesMissing }) }
    setMissing(lacks)
    if (Object.keys(lacks).length > 0) return
    const body = { name, ...(hasChoices && { choices: lines.map(({ choice }) => choice) }) }
    if (field) replace.mutate({ params: { path: { key: field.key } }, body })
    else create.mutate({ body: { ...body, type: draft.type, key: key.trim() } })
  }
  return {
    draft, key, hasChoices, wrong, submit,
    change: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    pending: create.isPending || replace.isPending,
    error: Object.keys(wrong).length === 0 ? error : undefined,
  }
}

function choicesWrong(error: unknown, lines: ReturnType<typeof linesOf>): Record<string, string> {
  const at = isProblem(error) && wrongLine(error.errors, lines)
  return at ? { choices: strings.line(at.line, at.message) } : {}
}
