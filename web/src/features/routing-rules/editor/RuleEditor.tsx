import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '@/shared/api/problem'
import { FormDrawer, toast } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { useDraftRules } from '../ruleset/useDraftRules'
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
  /** Goes to the draft. */
  onDraft: () => void
}

export function RuleEditor({ rule, opened, onClose, onDelete, onDraft }: Props) {
  const [draft, setDraft] = useState(() => draftOf(rule))
  const ruleset = useRuleset()
  const live = useSaveRule(rule, ruleset, () => {
    toast.done(ruleset.drafting ? words.savedInDraft(draft.name.trim()) : words.saved(draft.name.trim()))
    onClose()
  })
  const apart = useSaveRule(rule, useDraftRules(), () => {
    toast.done(words.savedInDraft(draft.name.trim()), undefined, { label: words.openDraft, run: onDraft })
    onClose()
  })
  const overtakenIn = [live, apart].find((one) => one.overtaken)
  const overtaken = overtakenIn?.overtaken
  const error = live.error ?? apart.error
  const pending = live.pending || apart.pending
  const [missing, setMissing] = useState<Complaint[]>([])
  const lacking = missingIn(draft)
  const complaints = missing.length > 0 ? missing.filter(({ field }) => lacking.some((one) => one.field === field)) : isProblem(error) ? (error.errors ?? []) : []
  const errorOf = (path: string) => complaints.find(({ field }) => field === path)?.message

  function save(where: typeof live) {
    setMissing(lacking)
    if (lacking.length > 0) return
    for (const one of [live, apart]) one.reset()
    where.save(bodyOfDraft(draft))
  }
  function discard(theirs: Rule) {
    setDraft(draftOf(theirs))
    overtakenIn?.over(theirs)
  }

  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={rule ? words.edit : words.create}
      onSubmit={() => save(live)}
      submit={ruleset.drafting ? words.saveInDraft : words.save}
      pending={pending}
      disabled={overtaken !== undefined}
      error={complaints.length > 0 ? undefined : error}
      also={!ruleset.drafting && <Button variant="default" disabled={pending || overtaken !== undefined} onClick={() => save(apart)}>{words.saveAsDraft}</Button>}
      extra={rule && <Button variant="subtle" color="gray" c="var(--fl-critical)" onClick={onDelete}>{words.deleteRule}</Button>}
    >
      {overtaken && <Overtaken {...overtaken} onKeep={() => overtakenIn?.over(overtaken.theirs)} onDiscard={() => discard(overtaken.theirs)} />}
      <TextInput label={words.name} placeholder={words.namePlaceholder} value={draft.name} maxLength={400} error={errorOf('name')} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} data-autofocus />
      <ConditionsEditor draft={draft} onChange={setDraft} errorOf={errorOf} />
      <TargetEditor ruleId={rule?.id} target={draft.target} onChange={(target) => setDraft({ ...draft, target })} error={errorOf('target') ?? errorOf('target.rotation_id') ?? errorOf('target.agent_id')} />
    </FormDrawer>
  )
}
