import { Switch, Tooltip } from '@mantine/core'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import { endOfOut } from './inTurn'
import { useTurn } from './useTurn'

type Props = { rotation: Rotation; agent: Rotation['agents'][number]; now: Date }

/** On: the agent gets leads. Switched on again, it is for good, whatever the end was. */
export function TurnSwitch({ rotation, agent, now }: Props) {
  const { backIn, takeOut } = useTurn(rotation)
  const out = endOfOut(agent, now) !== undefined
  const label = strings.rotation.included(agent.name)
  return (
    <Tooltip label={label}>
      <Switch aria-label={label} checked={!out} onChange={() => (out ? backIn(agent) : takeOut(agent))} />
    </Tooltip>
  )
}
