import { Stack, Switch, Text } from '@mantine/core'
import { PersonName, toast } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, withExcluded, type Rotation } from '../useRouting'
import classes from './Editor.module.css'

const words = strings.rotation

/** Who of the rotation gets leads, changed in place. */
export function InRotation({ rotation }: { rotation: Rotation }) {
  const { save } = useSaveRotation()
  if (rotation.agents.length === 0) return <Text c="var(--fl-warning)">{strings.editor.noAgents}</Text>
  return (
    <Stack gap={4}>
      <Text fw={500} mt="xs" style={{ overflowWrap: 'anywhere' }}>{strings.editor.inRotation(rotation.name)}</Text>
      <Text size="xs" c="dimmed">{strings.editor.inRotationHint}</Text>
      <ul className={classes.members}>
        {rotation.agents.map(({ agent_id, name, excluded }) => (
          <li key={agent_id}>
            <PersonName person={{ name }} inactive={excluded} />
            <Switch
              aria-label={words.included(name)}
              checked={!excluded}
              onChange={() => save(withExcluded(rotation, agent_id, !excluded), () => toast.done(excluded ? words.includedAgain(name) : words.excluded(name)))}
            />
          </li>
        ))}
      </ul>
    </Stack>
  )
}
