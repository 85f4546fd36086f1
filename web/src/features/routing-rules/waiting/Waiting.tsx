import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHourglass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMe } from '@/shared/api/useMe'
import { useNow } from '@/shared/ui/useNow'
import classes from '../rules/Rules.module.css'
import { strings } from '../strings'
import { useMayAssignAll } from '../useMayAssignAll'
import { linesOf, type WaitingGroup } from './words'

const words = strings.waiting

// Few open it.
const AssignWaiting = lazy(() => import('./AssignWaiting').then((module) => ({ default: module.AssignWaiting })))

/** Which leads wait, for whom and since when, and what can be done about it. */
export function Waiting({ groups }: { groups: WaitingGroup[] }) {
  const now = useNow()
  const zone = useMe().data?.workspace.zone
  const mayAssign = useMayAssignAll()
  const [assigning, assign] = useDisclosure()
  return (
    <section className={classes.waiting} aria-label={words.title}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconHourglass size={18} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
        <Stack gap={4}>
          {linesOf(groups, now, zone).map(({ waits, why }, at) => <Text key={at}><Text span fw={500}>{waits}</Text> {why}</Text>)}
        </Stack>
      </Group>
      <Group gap="xs">
        <Button variant="default" renderRoot={(props) => <Link to="/leads" search={{ assigned_agent: ['waiting'] }} {...props} />}>{words.see}</Button>
        {mayAssign && <Button variant="default" onClick={assign.open}>{words.assign}</Button>}
      </Group>
      {assigning && <Suspense><AssignWaiting groups={groups} onClose={assign.close} /></Suspense>}
    </section>
  )
}
