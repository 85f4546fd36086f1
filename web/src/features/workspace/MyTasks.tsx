import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { dueWords, urgency, type Task } from '@/shared/tasks/due'
import { TaskTick } from '@/shared/tasks/TaskTick'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from './strings'
import classes from './Workspace.module.css'

const words = strings.tasks
const shown = 200

/** What is overdue and what is today's, on the leads that are mine now. */
export function MyTasks() {
  const now = useNow()
  const { data, error, refetch } = api.useQuery('get', '/api/v1/me/tasks', { params: { query: { limit: shown } } })
  const due = data?.items.filter((task) => urgency(task, now) !== 'later')
  const next = data?.items.find((task) => urgency(task, now) === 'later')
  if (due?.length === 0) return <SectionCard title={words.title} hint={next ? words.next(next.text, dueWords(next, now)) : words.empty} />
  return (
    <SectionCard title={words.title} hint={words.hint} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <div className={classes.loading}><Loading lines={3} /></div>}
      {due && due.length > 0 && <ul className={classes.list} aria-label={words.title}>{due.map((task) => <TaskLine key={task.id} task={task} now={now} />)}</ul>}
    </SectionCard>
  )
}

function TaskLine({ task, now }: { task: Task; now: Date }) {
  const late = urgency(task, now) === 'overdue'
  return (
    <li className={classes.task}>
      <TaskTick task={task} />
      <Link to="/leads/$leadId" params={{ leadId: String(task.lead.id) }} className={classes.taskWords}>
        <span className={classes.taskText}>{task.text}</span>
        <span className={classes.from}>{task.lead.name}</span>
      </Link>
      <Text size="xs" c={late ? 'var(--fl-critical)' : 'dimmed'} className={classes.due}>{late ? words.overdue(dueWords(task, now)) : dueWords(task, now)}</Text>
    </li>
  )
}
