import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { dueWords, urgency, type Task } from '@/shared/tasks/due'
import { TaskTick } from '@/shared/tasks/TaskTick'
import { toast } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { TaskForm } from './TaskForm'
import classes from './Tasks.module.css'

const words = strings.tasks

export function TaskRow({ lead, task }: { lead: Lead; task: Task }) {
  const [editing, edit] = useDisclosure()
  if (editing) return <li><TaskForm lead={lead} task={task} onClose={edit.close} /></li>
  return (
    <li className={classes.task} data-done={task.done_at !== null || undefined}>
      <TaskTick task={task} />
      <div className={classes.words}>
        <span className={classes.text}>{task.text}</span>
        <TaskHint task={task} />
      </div>
      <span data-screen-only><TaskMenu task={task} onEdit={edit.open} /></span>
    </li>
  )
}

/** When it is due, and whose it is unless it is one's own. */
function TaskHint({ task }: { task: Task }) {
  const now = useNow()
  const { data: me } = useMe()
  const due = dueWords(task, now)
  const late = task.done_at === null && urgency(task, now) === 'overdue'
  return (
    <span className={classes.hint}>
      <span data-late={late || undefined}>{late ? words.overdue(due) : due}</span>
      {task.member.id !== me?.id && <span>{task.member.name}</span>}
      {!task.member_sees_lead && task.done_at === null && <span data-lost>{words.lost(task.member.name)}</span>}
    </span>
  )
}

function TaskMenu({ task, onEdit }: { task: Task; onEdit: () => void }) {
  const stale = useStale()
  const remove = api.useMutation('delete', '/api/v1/leads/{id}/tasks/{task_id}', { onSuccess: () => toast.done(words.deleted), onError: toast.failed, onSettled: () => stale('leads') })
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={words.more(task.text)} size={28}><IconDots size={16} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{words.edit}</Menu.Item>
        <Menu.Item c="var(--fl-critical)" onClick={() => remove.mutate({ params: { path: { id: task.lead.id, task_id: task.id } } })}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
