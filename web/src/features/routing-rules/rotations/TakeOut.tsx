import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { untilWords } from '@/shared/availability/words'
import { dayAfter, isElsewhere, momentOf, wallAt } from '@/shared/availability/zone'
import { ConfirmDialog } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import { endOfOut } from './inTurn'
import classes from './Rotations.module.css'
import { useTurn } from './useTurn'

const words = strings.takeOut
const dayBegins = '00:00'

type Props = { rotation: Rotation; agent: Rotation['agents'][number]; onClose: () => void }

/** Takes an agent out of the turn until the day they are back: from its start, or from an hour. */
export function TakeOut({ rotation, agent, onClose }: Props) {
  const now = useNow()
  const zone = useMe().data?.workspace.zone ?? 'UTC'
  const { takeOutUntil } = useTurn(rotation)
  const [{ day, time }, setWall] = useState(() => wallBefore(agent, now, zone))
  const end = day ? momentOf(day, time || dayBegins, zone) : undefined
  const past = end !== undefined && end <= now
  const ready = end !== undefined && !past
  const said = ready ? untilWords(end, { now, workspace: zone, clock: zone }) : ''

  function go() {
    if (!ready) return
    takeOutUntil(agent, end, said)
    onClose()
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(agent.name)} confirm={ready ? words.confirm(said) : words.choose} onConfirm={go} disabled={!ready}>
      <div className={classes.when}>
        <TextInput type="date" label={words.day} value={day} min={wallAt(now, zone).day} error={past && words.past} data-autofocus onChange={(event) => setWall({ day: event.currentTarget.value, time })} />
        <TextInput type="time" label={words.time} value={time} aria-invalid={past || undefined} onChange={(event) => setWall({ day, time: event.currentTarget.value })} />
      </div>
      <Text c="dimmed">{words.hint(agent.name)}{isElsewhere(zone, now) && ` ${words.zone(zone)}`}</Text>
    </ConfirmDialog>
  )
}

/** What was entered before, else tomorrow. The start of a day is no hour. */
function wallBefore(agent: Props['agent'], now: Date, zone: string) {
  const end = endOfOut(agent, now)
  if (!end) return { day: dayAfter(wallAt(now, zone).day), time: '' }
  const wall = wallAt(end, zone)
  return wall.time === dayBegins ? { ...wall, time: '' } : wall
}
