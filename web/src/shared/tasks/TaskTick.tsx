import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import type { Task } from './due'

/** Does a task, and takes that back: shown at once, and until the last press has been answered and read again. */
export function TaskTick({ task }: { task: Task }) {
  const stale = useStale()
  const [pressed, setPressed] = useState<boolean>()
  const { mutate } = api.useMutation('patch', '/api/v1/leads/{id}/tasks/{task_id}', {
    scope: { id: `task ${task.id}` }, // presses reach the server in their order
    onError: toast.failed,
    onSettled: () => stale('leads'),
  })
  function press(done: boolean) {
    setPressed(done)
    const last = { onSettled: () => setPressed(undefined) }
    mutate({ params: { path: { id: task.lead.id, task_id: task.id } }, body: { done } }, last)
  }
  return <Checkbox aria-label={task.text} checked={pressed ?? task.done_at !== null} onChange={(event) => press(event.currentTarget.checked)} />
}
