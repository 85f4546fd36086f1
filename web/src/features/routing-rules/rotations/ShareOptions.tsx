import { ActionIcon, NumberInput, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { moved } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, type Rotation } from '../useRouting'
import classes from './Rotations.module.css'

const words = strings.rotation

/** Weight and place in the order: for the few who need them. */
export function ShareOptions({ rotation, agentId }: { rotation: Rotation; agentId: number }) {
  const { save } = useSaveRotation()
  const index = rotation.agents.findIndex(({ agent_id }) => agent_id === agentId)
  const agent = rotation.agents[index]
  const [typed, setTyped] = useState<number | string>(agent?.weight ?? 1)
  if (!agent) return null

  function saveWeight() {
    const weight = Number(typed)
    if (typed === '' || !Number.isInteger(weight)) return setTyped(agent?.weight ?? 1)
    if (weight !== agent?.weight) save({ ...rotation, agents: rotation.agents.map((one) => (one.agent_id === agentId ? { ...one, weight } : one)) })
  }

  const move = (by: number) => save({ ...rotation, agents: moved(rotation.agents, index, index + by) })
  return (
    <div className={classes.more}>
      <Text size="xs" c="dimmed">{words.weightShort}</Text>
      <NumberInput aria-label={words.weight(agent.name)} w={88} min={0} max={100} allowDecimal={false} clampBehavior="strict" value={typed} onChange={setTyped} onBlur={saveWeight} onKeyDown={(event) => { if (event.key === 'Enter') saveWeight() }} />
      <ActionIcon aria-label={words.up(agent.name)} disabled={index === 0} onClick={() => move(-1)}><IconArrowUp size={16} /></ActionIcon>
      <ActionIcon aria-label={words.down(agent.name)} disabled={index === rotation.agents.length - 1} onClick={() => move(1)}><IconArrowDown size={16} /></ActionIcon>
    </div>
  )
}
