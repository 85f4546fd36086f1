import { Button, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import { FormDrawer, Loading, toast } from '@/shared/ui'
import { FileDrop } from '@/shared/ui/FileDrop'
import { Remark as Warning } from '@/shared/ui/Remark'
import { ChangeList } from '../history/ChangeList'
import { draftOptions } from '../ruleset/useDraftRules'
import classes from './File.module.css'
import { ownerOf, type Remark, type RulesFile } from './remarks'
import { strings as words } from './strings'
import { useRulesFile } from './useRulesFile'

type Imported = components['schemas']['ImportedRules']
type Props = { opened: boolean; onClose: () => void; onDraft: () => void }

/** Takes a file of rules in: what it changes and what is wrong with it is seen first. */
export function ImportRules({ opened, onClose, onDraft }: Props) {
  const { chosen, unreadable, replace, setReplaces, preview, landing, overtaken, choose, forget } = useRulesFile()
  const { data: draft } = useQuery(draftOptions)
  const seen = preview.data
  const wrong = isProblem(preview.error) && preview.error.errors.length > 0 ? preview.error.errors : (seen?.problems ?? [])
  const blocked = !seen || preview.isPending || wrong.length > 0 || seen.changes.length === 0
  const offers = replace || seen?.notes.some(({ field }) => field.startsWith('rotations['))

  function close() {
    forget()
    onClose()
  }
  function land(where: 'draft' | 'live') {
    landing.mutate(where, { onSuccess: () => {
      toast.done(where === 'draft' ? words.drafted : words.isLive)
      close()
      if (where === 'draft') onDraft()
    } })
  }
  return (
    <FormDrawer
      opened={opened} onClose={close} onSubmit={() => land('draft')} title={words.title} submit={words.draft} disabled={blocked || replace} pending={landing.isPending}
      error={(overtaken ? null : landing.error) ?? (wrong.length === 0 ? preview.error : undefined)}
      also={<Button variant="default" disabled={blocked || landing.isPending} onClick={() => land('live')}>{words.live}</Button>}
    >
      <Text c="dimmed">{words.hint}</Text>
      <FileDrop label={chosen ? words.another : words.drop} hint={chosen ? words.of(chosen.name, workspaceOf(chosen.file)) : words.dropHint} accept=".json,application/json" disabled={landing.isPending} onFile={choose} />
      {unreadable && <Text c="var(--fl-critical)" role="alert">{unreadable}</Text>}
      {preview.isPending && <Loading lines={4} />}
      {overtaken && <Warning>{words.overtaken}</Warning>}
      {wrong.length > 0 && <Remarks title={words.problems(wrong.length)} remarks={wrong} file={chosen?.file} critical />}
      {seen && <Seen seen={seen} file={chosen?.file} />}
      {offers && <Switch checked={replace} onChange={(event) => setReplaces(event.currentTarget.checked)} label={words.replace} description={words.replaceHint} />}
      {seen && !blocked && draft && draft.revision > 0 && <Warning>{words.replacesDraft(draft.author?.name ?? '')}</Warning>}
    </FormDrawer>
  )
}

function workspaceOf(file: RulesFile | null): string {
  return typeof file?.workspace === 'string' ? file.workspace : ''
}

function Seen({ seen, file }: { seen: Imported; file: RulesFile | undefined }) {
  return (
    <>
      {seen.notes.length > 0 && <Remarks title={words.notes} remarks={seen.notes} file={file} />}
      <Stack gap="xs" component="section">
        <Title order={3}>{words.changes}</Title>
        {seen.changes.length > 0 ? <ChangeList changes={seen.changes} /> : <Text c="dimmed">{words.none}</Text>}
      </Stack>
    </>
  )
}

/** Each with whose it is, and where it stands in the file. */
function Remarks({ title, remarks, file, critical = false }: { title: string; remarks: Remark[]; file: RulesFile | undefined; critical?: boolean }) {
  return (
    <Stack gap="xs" component="section">
      <Title order={3} c={critical ? 'var(--fl-critical)' : undefined}>{title}</Title>
      <ul className={classes.remarks}>
        {remarks.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <span><strong>{ownerOf(field, file)}:</strong> {message}</span>
            <code className={classes.place}>{field}</code>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
