import { Link } from '@tanstack/react-router'
import { Avatar, StatusBadge } from '@/shared/ui'
import { ofRotation, useFindings, type Finding } from '../check/useCheck'
import { countWords, toneOf } from '../check/words'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import classes from './Rotations.module.css'

const faces = 6

export function RotationList({ rotations, shown }: { rotations: Rotation[]; shown: number }) {
  const findings = useFindings(false)
  return (
    <ul className={classes.list} aria-label={strings.tabs.rotations}>
      {rotations.map(({ id, name, agents }) => (
        <li key={id}>
          <Link to="/admin/routing-rules" search={{ tab: 'rotations', rotation: id }} className={classes.card} data-shown={id === shown || undefined} aria-current={id === shown ? 'true' : undefined}>
            <span className={classes.cardName} title={name}>{name}</span>
            <span className={classes.faces}>
              {agents.length > 0 && <span>{agents.slice(0, faces).map((agent) => <Avatar key={agent.agent_id} name={agent.name} size={20} />)}</span>}
              <span>{agents.length === 0 ? strings.rotation.nobody : strings.rotation.agents(agents.length)}</span>
            </span>
            <Worst findings={ofRotation(findings, id)} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** How much what was found matters; notes are for the rotation itself to tell. */
function Worst({ findings }: { findings: Finding[] }) {
  const pressing = findings.filter(({ severity }) => severity !== 'info')
  const [worst] = pressing
  return worst ? <span><StatusBadge tone={toneOf[worst.severity]} label={countWords(pressing)} /></span> : null
}
