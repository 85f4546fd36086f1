import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { moved, toast } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, type Rotation } from '../useRouting'
import { FigureField } from './FigureField'
import { limits, limitWords } from './limits'
import classes from './Rotations.module.css'

const words = strings.rotation
const options = strings.options

type Agent = Rotation['agents'][number]

/** Weight, limits and place in the order: for the few who need them. */
export function ShareOptions({ rotation, agentId }: { rotation: Rotation; agentId: number }) {
  const { save } = useSaveRotation()
  const index = rotation.agents.findIndex(({ agent_id }) => agent_id === agentId)
  const agent = rotation.agents[index]
  if (!agent) return null
  const { name } = agent

  const move = (by: number) => save({ ...rotation, agents: moved(rotation.agents, index, index + by) })
  const change = (changed: Partial<Agent>, said: string) =>
    save({ ...rotation, agents: rotation.agents.map((one) => (one.agent_id === agentId ? { ...one, ...changed } : one)) }, () => toast.done(said))
  return (
    <div className={classes.more}>
      <FigureField label={words.weightShort} name={words.weight(name)} value={agent.weight} max={100} onSave={(weight) => change({ weight: weight ?? 1 }, words.weighs(name, weight ?? 1))} />
      {limits.map((limit) => (
        <FigureField
          key={limit} label={options.limits[limit].label} name={options.limits[limit].of(name)} none={options.noLimit} value={agent[limit]} max={1_000_000}
          onSave={(most) => change({ [limit]: most }, options.limited(name, limitWords(limit, most)))}
        />
      ))}
      <span className={classes.arrows}>
        <ActionIcon aria-label={words.up(name)} disabled={index === 0} onClick={() => move(-1)}><IconArrowUp size={16} /></ActionIcon>
        <ActionIcon aria-label={words.down(name)} disabled={index === rotation.agents.length - 1} onClick={() => move(1)}><IconArrowDown size={16} /></ActionIcon>
      </span>
    </div>
  )
}
