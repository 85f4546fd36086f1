import { Checkbox } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import type { Task } from './due'

/** Does a task, and takes that back: shown at once. */
export function TaskTick({ task }: { task: Task }) {
  const stale = useStale()
  const { mutate, isPending, variables } = api.useMutation('patch', '/api/v1/leads/{id}/tasks/{task_id}', {
    onError: toast.failed,
    onSettled: () => stale('leads'),
  })
  const done = isPending ? variables.body.done : task.done_at !== null
  return (
    <Checkbox
      aria-label={task.text} checked={done}
      onChange={(event) => mutate({ params: { path: { id: task.lead.id, task_id: task.id } }, body: { done: event.currentTarget.checked } })}
    />
  )
}
