import { ActionIcon, Stack, Text, Tooltip } from '@mantine/core'
import { IconCalendarPause } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { stateWords } from '@/shared/availability/words'
import { PersonName } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { endOfOut } from '../rotations/inTurn'
import { TakeOut } from '../rotations/TakeOut'
import { TurnSwitch } from '../rotations/TurnSwitch'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import classes from './Editor.module.css'

/** Who of the rotation gets leads, changed in place. */
export function InRotation({ rotation }: { rotation: Rotation }) {
  if (rotation.agents.length === 0) return <Text c="var(--fl-warning)">{strings.editor.noAgents}</Text>
  return (
    <Stack gap={4}>
      <Text fw={500} mt="xs" style={{ overflowWrap: 'anywhere' }}>{strings.editor.inRotation(rotation.name)}</Text>
      <Text size="xs" c="dimmed">{strings.editor.inRotationHint}</Text>
      <ul className={classes.members}>
        {rotation.agents.map((agent) => <Member key={agent.agent_id} rotation={rotation} agent={agent} />)}
      </ul>
    </Stack>
  )
}

function Member({ rotation, agent }: { rotation: Rotation; agent: Rotation['agents'][number] }) {
  const now = useNow()
  const workspace = useMe().data?.workspace.zone
  const [taking, setTaking] = useState(false)
  const end = endOfOut(agent, now)
  return (
    <li>
      <span className={classes.member}>
        <PersonName person={agent} inactive={end !== undefined} />
        {end && <Text span size="xs" c="dimmed" pl={32}>{stateWords('excluded', end.toISOString(), { now, workspace })}</Text>}
      </span>
      <Tooltip label={strings.takeOut.of(agent.name)}>
        <ActionIcon aria-label={strings.takeOut.of(agent.name)} onClick={() => setTaking(true)}><IconCalendarPause size={18} stroke={1.6} /></ActionIcon>
      </Tooltip>
      <TurnSwitch rotation={rotation} agent={agent} now={now} />
      {taking && <TakeOut rotation={rotation} agent={agent} onClose={() => setTaking(false)} />}
    </li>
  )
}
