import { Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { wrongInputs } from '@/shared/api/problem'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { CopyField, FormDrawer, StatusBadge, toast, tones } from '@/shared/ui'
import classes from '../Fields.module.css'
import { strings } from '../strings'
import { useStatusUses } from './useStatusUses'
import type { NewStatus, Status } from './useStatuses'

const words = strings.statuses
const kinds = ['open', 'won', 'lost'] as const

/** Adds a status or changes one. What the server says about an input stands beside it. */
export function StatusForm({ status, onClose }: { status?: Status; onClose: () => void }) {
  const stale = useStale()
  const show = useShowSaved(['get', '/api/v1/statuses'])
  const [draft, setDraft] = useState<NewStatus>({ name: status?.name ?? '', kind: status?.kind ?? 'open', tone: status?.tone ?? 'neutral' })
  const [missing, setMissing] = useState(false)
  const { uses } = useStatusUses(status?.key)
  const fixed = uses !== undefined && uses.leads > 0
  const change = (part: Partial<NewStatus>) => setDraft({ ...draft, ...part })
  const onSuccess = (saved: Status) => {
    show(saved)
    void stale('settings')
    toast.done(status ? words.saved(saved.name) : words.added(saved.name))
    onClose()
  }
  const create = api.useMutation('post', '/api/v1/statuses', { onSuccess })
  const replace = api.useMutation('put', '/api/v1/statuses/{key}', { onSuccess })
  const error = create.error ?? replace.error
  const wrong = wrongInputs(error)

  function submit() {
    const name = draft.name.trim()
    setMissing(name === '')
    if (name === '') return
    if (status) replace.mutate({ params: { path: { key: status.key } }, body: { ...draft, name } })
    else create.mutate({ body: { ...draft, name } })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={status ? words.editTitle : words.add} submit={status ? undefined : words.add}
      pending={create.isPending || replace.isPending} error={Object.keys(wrong).length === 0 ? error : undefined}
    >
      <TextInput
        label={strings.name} placeholder={words.namePlaceholder} value={draft.name} error={missing ? strings.nameMissing : wrong.name} maxLength={100}
        autoComplete="off" data-autofocus onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Radio.Group label={words.kind} description={fixed ? words.kindFixed(uses.leads, !uses.leads_are_more) : undefined} value={draft.kind} error={wrong.kind} onChange={(kind) => change({ kind: kinds.find((one) => one === kind) })}>
        <Stack gap="sm" mt="xs">
          {kinds.map((kind) => <Radio key={kind} value={kind} disabled={fixed} label={words.kinds[kind].name} description={words.kinds[kind].hint} />)}
        </Stack>
      </Radio.Group>
      <Radio.Group label={words.tone} value={draft.tone} error={wrong.tone} onChange={(tone) => change({ tone: tones.find((one) => one === tone) })}>
        <Group mt="xs" className={classes.tones}>
          {tones.map((tone) => <Radio key={tone} value={tone} label={<StatusBadge label={words.tones[tone]} tone={tone} />} />)}
        </Group>
      </Radio.Group>
      {status && <CopyField label={strings.key} hint={words.keyHint} value={status.key} />}
    </FormDrawer>
  )
}
