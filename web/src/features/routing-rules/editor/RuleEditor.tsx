import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '@/shared/api/problem'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Rule } from '../useRouting'
import { missingIn, type Complaint } from './complaints'
import { ConditionsEditor } from './ConditionsEditor'
import { bodyOfDraft, draftOf } from './draft'
import { Overtaken } from './Overtaken'
import { TargetEditor } from './TargetEditor'
import { useSaveRule } from './useSaveRule'

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
  const { save: send, pending, error, overtaken, over } = useSaveRule(rule, () => {
    toast.done(words.saved(draft.name.trim()))
    onClose()
  })
  const [missing, setMissing] = useState<Complaint[]>([])
  const complaints = missing.length > 0 ? missing : isProblem(error) ? (error.errors ?? []) : []
  const errorOf = (path: string) => complaints.find(({ field }) => field === path)?.message

  function save() {
    const lacking = missingIn(draft)
    setMissing(lacking)
    if (lacking.length > 0) return
    send(bodyOfDraft(draft))
  }
  function discard(theirs: Rule) {
    setDraft(draftOf(theirs))
    over(theirs)
  }

  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={rule ? words.edit : words.create}
      onSubmit={save}
      submit={words.save}
      pending={pending}
      disabled={overtaken !== undefined}
      error={complaints.length > 0 ? undefined : error}
      extra={rule && <Button variant="subtle" color="gray" c="var(--fl-critical)" onClick={onDelete}>{words.deleteRule}</Button>}
    >
      {overtaken && <Overtaken {...overtaken} onKeep={() => over(overtaken.theirs)} onDiscard={() => discard(overtaken.theirs)} />}
      <TextInput label={words.name} placeholder={words.namePlaceholder} value={draft.name} maxLength={400} error={errorOf('name')} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} data-autofocus />
      <ConditionsEditor draft={draft} onChange={setDraft} errorOf={errorOf} />
      <TargetEditor target={draft.target} onChange={(target) => setDraft({ ...draft, target })} error={errorOf('target') ?? errorOf('target.rotation_id') ?? errorOf('target.agent_id')} />
    </FormDrawer>
  )
}
