import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { sentenceOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { useAgents } from '@/shared/members/useAgents'
import { KeyHint, toast } from '@/shared/ui'
import { useAskToLeave } from '@/shared/ui/useAskToLeave'
import { strings } from '../strings'
import { withMarks } from './mentions'
import { MentionTextarea } from './MentionTextarea'
import { useNoteDraft } from './useNoteDraft'

const words = strings.timeline

export function NoteComposer({ leadId }: { leadId: number }) {
  const { text, mentioned, write, clear } = useNoteDraft(leadId)
  const [open, setOpen] = useState(false)
  const { agents: people } = useAgents()
  const stale = useStale()
  const { mutate, isPending, error } = api.useMutation('post', '/api/v1/leads/{id}/notes', {
    onSuccess: ({ not_told: notTold }) => {
      clear()
      toast.done([words.noteAdded, ...notTold.map(({ name }) => words.cannotSee(name))].join(' '))
      void stale('leads')
    },
  })
  const empty = text.trim() === ''
  useAskToLeave(!empty)

  function add() {
    if (!empty && !isPending) mutate({ params: { path: { id: leadId } }, body: { text: withMarks(text.trim(), mentioned) } })
  }

  return (
    <Stack gap="xs">
      <MentionTextarea
        aria-label={words.note}
        placeholder={words.notePlaceholder}
        autosize
        minRows={open || !empty ? 3 : 1}
        maxRows={12}
        maxLength={10_000}
        value={text}
        onChange={(next) => write({ text: next })}
        people={people}
        onMention={(next, person) => write({ text: next, mentioned: [...mentioned.filter(({ id }) => id !== person.id), person] })}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={getHotkeyHandler([['mod+Enter', add]])}
      />
      {error ? <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text> : null}
      {(open || !empty) && (
        // Pressing the button must not close the composer first.
        <Group justify="flex-end" gap="sm" onMouseDown={(event) => event.preventDefault()}>
          <Box visibleFrom="sm"><KeyHint keys={['mod', 'Enter']} /></Box>
          <Button onClick={add} loading={isPending} disabled={empty}>{words.addNote}</Button>
        </Group>
      )}
    </Stack>
  )
}
