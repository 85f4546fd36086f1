import { Button, Menu, Text } from '@mantine/core'
import { IconBeach, IconClock, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { inOrder, withPause, type Availability } from '@/shared/availability/availability'
import { AvailabilityPanel, LeaveUntil } from '@/shared/availability/AvailabilityPanel'
import { choiceWords } from '@/shared/availability/choiceWords'
import { leaveWords } from '@/shared/availability/leaveWords'
import { ownWords } from '@/shared/availability/ownWords'
import { pauseChoices } from '@/shared/availability/pause'
import { useAvailability, useChange, useZone } from '@/shared/availability/useAvailability'
import { stateNow } from '@/shared/availability/state'
import { ErrorState, Loading, SectionCard, toast } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from './strings'
import classes from './Workspace.module.css'

const words = strings.availability

type Member = { id: number; name: string }

/** Whether leads come to me by turn, and the way to stop that for a while. */
export function MyAvailability() {
  const { data: me } = useMe()
  return me ? <Card me={me} zone={me.workspace.zone} /> : null
}

function Card({ me, zone }: { me: Member; zone: string }) {
  const now = useNow()
  const { data, error, refetch } = useAvailability(me.id)
  const members = api.useQuery('get', '/api/v1/members')
  const [open, setOpen] = useState<'drawer' | 'leave'>()
  const read = members.data?.items.find(({ id }) => id === me.id)?.availability
  const away = stateNow(read, now, data).state !== 'available'
  const close = () => setOpen(undefined)
  return (
    <SectionCard title={words.title} action={<Button variant="subtle" h={28} px={8} onClick={() => setOpen('drawer')}>{words.more}</Button>}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading lines={3} />}
      {data && (
        <div className={classes.available}>
          <span className={classes.standing} role="status" data-away={away || undefined}>{ownWords(read, { now, workspace: zone }, data)}</span>
          <NextLeave saved={data} now={now} />
          <div className={classes.acts}><Pause me={me} saved={data} now={now} onOpen={setOpen} /></div>
          <Text size="xs" c="dimmed">{words.hint}</Text>
        </div>
      )}
      {open === 'drawer' && <AvailabilityPanel member={me} onClose={close} />}
      {open === 'leave' && <LeaveUntil member={me} onClose={close} />}
    </SectionCard>
  )
}

function NextLeave({ saved, now }: { saved: Availability; now: Date }) {
  const zone = useZone(saved)
  const next = inOrder(saved.leave ?? [], now, zone).ahead.find(({ phase }) => phase === 'coming')
  return next ? <Text size="xs" c="dimmed">{words.next(leaveWords(next.leave))}</Text> : null
}

type PauseProps = { me: Member; saved: Availability; now: Date; onOpen: (what: 'drawer' | 'leave') => void }

/** Pauses until a time of one's choice, or ends the pause. */
function Pause({ me, saved, now, onOpen }: PauseProps) {
  const zone = useZone(saved)
  const change = useChange(me.id)
  const pause = (until: Date | null) => change.mutate(withPause(until), { onError: toast.failed })
  const paused = saved.paused_until && new Date(saved.paused_until) > now
  if (paused) return <Button variant="default" leftSection={<IconPlayerPlay size={16} />} loading={change.isPending} onClick={() => pause(null)}>{words.resume}</Button>
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target><Button variant="default" leftSection={<IconPlayerPause size={16} />} loading={change.isPending}>{words.pause}</Button></Menu.Target>
      <Menu.Dropdown>
        {pauseChoices(now, zone).map(({ choice, until }) => (
          <Menu.Item key={choice} leftSection={<IconClock size={16} />} onClick={() => pause(until)}>{choiceWords(choice, until, zone)}</Menu.Item>
        ))}
        <Menu.Item leftSection={<IconClock size={16} />} onClick={() => onOpen('drawer')}>{words.otherTime}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconBeach size={16} />} onClick={() => onOpen('leave')}>{words.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
