import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { api } from '@/shared/api/client'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { TaskForm } from './TaskForm'
import { TaskRow } from './TaskRow'
import classes from './Tasks.module.css'

const words = strings.tasks

/** What is to be done about a lead; what is done stands below. */
export function TasksCard({ lead }: { lead: Lead }) {
  const { data, error, refetch } = api.useQuery('get', '/api/v1/leads/{id}/tasks', { params: { path: { id: lead.id } } })
  const [adding, add] = useDisclosure()
  return (
    <SectionCard title={words.title} action={!adding && <Button className={classes.add} variant="subtle" h={28} px={8} leftSection={<IconPlus size={14} />} onClick={add.open}>{words.add}</Button>}>
      <Stack gap="sm">
        {adding && <TaskForm lead={lead} onClose={add.close} />}
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={2} />)}
        {data?.items.length === 0 && !adding && <Text c="dimmed">{words.none}</Text>}
        {data && data.items.length > 0 && (
          <ul className={classes.list} aria-label={words.title}>
            {data.items.map((task) => <TaskRow key={task.id} lead={lead} task={task} />)}
          </ul>
        )}
      </Stack>
    </SectionCard>
  )
}
