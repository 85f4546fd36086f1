import { Button, Group, Text } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { allOf } from '@/shared/locale/lists'
import { strings } from '../strings'
import classes from './Rules.module.css'

const words = strings.waiting

export function Waiting({ total }: { total: number }) {
  const { data } = api.useQuery('get', '/api/v1/leads', { params: { query: { assigned_agent: ['waiting'], sort: 'created_at', limit: 50 } } })
  const rotations = [...new Set(data?.items.flatMap(({ waiting_for }) => waiting_for?.name ?? []))]
  return (
    <div className={classes.waiting} role="status">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconHourglass size={18} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
        <div>
          <Text fw={500}>{words.sentence(total, allOf(rotations))}</Text>
          <Text>{words.hint}</Text>
        </div>
      </Group>
      <Button variant="default" renderRoot={(props) => <Link to="/leads" search={{ assigned_agent: ['waiting'] }} {...props} />}>{words.see}</Button>
    </div>
  )
}
