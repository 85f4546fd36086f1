import { Link } from '@tanstack/react-router'
import { Avatar } from '@/shared/ui'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import classes from './Rotations.module.css'

const faces = 6

export function RotationList({ rotations, shown }: { rotations: Rotation[]; shown: number }) {
  return (
    <ul className={classes.list} aria-label={strings.tabs.rotations}>
      {rotations.map(({ id, name, agents }) => (
        <li key={id}>
          <Link to="/admin/routing-rules" search={{ tab: 'rotations', rotation: id }} className={classes.card} data-shown={id === shown || undefined} aria-current={id === shown ? 'true' : undefined}>
            <span className={classes.cardName}>{name}</span>
            <span className={classes.faces}>
              {agents.length > 0 && <span>{agents.slice(0, faces).map((agent) => <Avatar key={agent.agent_id} name={agent.name} size={20} />)}</span>}
              <span>{agents.length === 0 ? strings.rotation.nobody : strings.rotation.agents(agents.length)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
