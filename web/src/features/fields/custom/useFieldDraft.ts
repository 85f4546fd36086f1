import { useState } from 'react'
import { api } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { wrongInputs } from '../problems'
import { strings } from '../strings'
import { linesOf, wrongLine } from './choices'
import { keyOfName } from './key'
import type { Field, FieldType } from './useFields'

const words = strings.fields

export const fieldTypes = ['text', 'number', 'money', 'date', 'choice', 'multi_choice', 'yes_no', 'phone', 'url'] as const satisfies FieldType[]

/** What is being written; without a key of its own it has that of its name. */
type Draft = { name: string; type: FieldType; choices: string; key?: string }

export function useFieldDraft(field: Field | undefined, fields: Field[], onDone: () => void) {
  const stale = useStale()
  const [draft, setDraft] = useState<Draft>({ name: field?.name ?? '', type: field?.type ?? 'text', choices: field?.choices.join('\n') ?? '' })
  const [missing, setMissing] = useState<Record<string, string>>({})
  const onSuccess = ({ name, filling }: Field) => {
    void stale('settings', 'leads')
    toast.done(field ? words.saved(name) : filling ? words.addedFilling(name) : words.added(name))
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
    const lacks = { ...(name === '' && { name: strings.nameMissing }), ...(hasChoices && lines.length === 0 && { choices: words.choicesMissing }) }
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
  return at ? { choices: words.line(at.line, at.message) } : {}
}
