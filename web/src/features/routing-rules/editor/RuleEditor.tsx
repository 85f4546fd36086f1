import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Rule } from '../useRouting'
import { missingIn, type Complaint } from './complaints'
import { ConditionsEditor } from './ConditionsEditor'
import { bodyOfDraft, draftOf } from './draft'
import { TargetEditor } from './TargetEditor'

const words = strings.editor

type Props = {
  /** Null: a new one. */
  rule: Rule | null
  opened: boolean
  onClose: () => void
  onDelete: () => void
}

export function RuleEditor({ rule, opened, onClose, onDelete }: Props) {
  const [draft, setDraft] = useState(() => draftOf(rule))
  const stale = useStale()
  const onSuccess = () => {
    toast.done(words.saved(draft.name.trim()))
    onClose()
    return stale('routing')
  }
  const create = api.useMutation('post', '/api/v1/routing/rules', { onSuccess })
  const replace = api.useMutation('put', '/api/v1/routing/rules/{id}', { onSuccess })
  const error = create.error ?? replace.error
  const [missing, setMissing] = useState<Complaint[]>([])
  const complaints = missing.length > 0 ? missing : isProblem(error) ? (error.errors ?? []) : []
  const errorOf = (path: string) => complaints.find(({ field }) => field === path)?.message

  function save() {
    const lacking = missingIn(draft)
    setMissing(lacking)
    if (lacking.length > 0) return
    const body = bodyOfDraft(draft)
    if (rule) replace.mutate({ params: { path: { id: rule.id } }, body })
    else create.mutate({ body })
  }

  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={rule ? words.edit : words.create}
      onSubmit={save}
      submit={words.save}
      pending={create.isPending || replace.isPending}
      error={complaints.length > 0 ? undefined : error}
      extra={rule && <Button variant="subtle" color="gray" c="var(--fl-critical)" onClick={onDelete}>{words.deleteRule}</Button>}
    >
      <TextInput label={words.name} placeholder={words.namePlaceholder} value={draft.name} maxLength={400} error={errorOf('name')} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} data-autofocus />
      <ConditionsEditor draft={draft} onChange={setDraft} errorOf={errorOf} />
      <TargetEditor target={draft.target} onChange={(target) => setDraft({ ...draft, target })} error={errorOf('target') ?? errorOf('target.rotation_id') ?? errorOf('target.agent_id')} />
    </FormDrawer>
  )
}
