import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf, sentenceOf } from '@/shared/api/problem'
import { useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { useAgents } from '@/shared/members/useAgents'
import { dayOf, dueFrom, typedDue, type Task } from '@/shared/tasks/due'
import { AgentSelect, useFocusOnMount } from '@/shared/ui'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import classes from './Tasks.module.css'

const words = strings.tasks

type Props = { lead: Lead; /** Absent: a new one. */ task?: Task; onClose: () => void }

export function TaskForm({ lead, task, onClose }: Props) {
  const { data: me } = useMe()
  const stale = useStale()
  const first = useFocusOnMount<HTMLInputElement>(true)
  const { agents } = useAgents(task?.member)
  const [text, setText] = useState(task?.text ?? '')
  const [due, setDue] = useState(() => (task ? typedDue(task) : { day: dayOf(new Date()), time: '' }))
  const [member, setMember] = useState(task?.member.id ?? me?.id)
  const options = { onSuccess: onClose, onSettled: () => stale('leads') }
  const add = api.useMutation('post', '/api/v1/leads/{id}/tasks', options)
  const change = api.useMutation('patch', '/api/v1/leads/{id}/tasks/{task_id}', options)
  const error = add.error ?? change.error
  const problem = (field: string) => fieldProblemsOf(error).find((one) => one.field === field)?.message
  const elsewhere = error && !['text', 'due_on', 'due_at', 'member_id'].some(problem)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '' || due.day === '') return
    const body = { text: text.trim(), ...dueFrom(due.day, due.time), member_id: member }
    if (task) change.mutate({ params: { path: { id: lead.id, task_id: task.id } }, body })
    else add.mutate({ params: { path: { id: lead.id } }, body })
  }

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <Stack gap="xs">
        <TextInput ref={first} label={words.text} placeholder={words.placeholder} value={text} maxLength={1000} error={problem('text')} onChange={(event) => setText(event.currentTarget.value)} />
        <Group gap="xs" grow align="flex-start">
          <TextInput label={words.day} type="date" value={due.day} error={problem('due_on')} onChange={(event) => setDue({ ...due, day: event.currentTarget.value })} />
          <TextInput label={words.time} type="time" value={due.time} error={problem('due_at')} onChange={(event) => setDue({ ...due, time: event.currentTarget.value })} />
        </Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} aria-hidden>{words.member}</Text>
          <AgentSelect label={words.member} agents={agents} value={member} onChange={(id) => setMember(id ?? undefined)} unassignable={false} />
          {problem('member_id') && <Text size="xs" c="var(--fl-critical)" role="alert">{problem('member_id')}</Text>}
        </Stack>
        {elsewhere && <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" loading={add.isPending || change.isPending} disabled={text.trim() === '' || due.day === ''}>{task ? words.save : words.add}</Button>
        </Group>
      </Stack>
    </form>
  )
}
