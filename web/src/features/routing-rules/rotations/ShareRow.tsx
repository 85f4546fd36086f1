import { ActionIcon, Switch, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { BalanceBar, PersonName, toast } from '@/shared/ui'
import { strings } from '../strings'
import { noLimits, useSaveRotation, withExcluded, type Rotation } from '../useRouting'
import { RemoveAgent } from './RemoveAgent'
import classes from './Rotations.module.css'
import { ShareOptions } from './ShareOptions'
import { notesOf, placeWords } from './turn'
import type { LedgerAgent } from './useLedger'

const words = strings.rotation

type Props = { rotation: Rotation; agent: LedgerAgent; openLeads: number | undefined; now: Date; place: number; scale: number; more: boolean }

export function ShareRow({ rotation, agent, openLeads, now, place, scale, more }: Props) {
  const { save } = useSaveRotation()
  const [removing, remove] = useDisclosure()
  const inRotation = rotation.agents.find(({ agent_id }) => agent_id === agent.agent_id)
  const excluded = inRotation?.excluded ?? false
  const notes = notesOf(agent, inRotation ?? noLimits, openLeads, now)
  const { name } = agent

  function toggle() {
    save(withExcluded(rotation, agent.agent_id, !excluded), () => toast.done(excluded ? words.includedAgain(name) : words.excluded(name)))
  }

  return (
    <li className={classes.share} data-out={!agent.eligible || undefined}>
      <span className={classes.place} data-next={(agent.eligible && place === 0) || undefined}>{placeWords(agent, place)}</span>
      <span className={classes.who}>
        <PersonName person={agent} inactive={!agent.eligible} />
        {notes.length > 0 && <span className={classes.notes}>{notes.map((note) => <span key={note}>{note}</span>)}</span>}
      </span>
      <span className={classes.bar}><BalanceBar balance={agent.balance} scale={scale} /></span>
      <Tooltip label={words.included(name)}>
        <Switch aria-label={words.included(name)} checked={!excluded} onChange={toggle} />
      </Tooltip>
      <Tooltip label={words.remove(name)}>
        <ActionIcon aria-label={words.remove(name)} onClick={remove.open}><IconX size={16} stroke={1.6} /></ActionIcon>
      </Tooltip>
      {more && <ShareOptions rotation={rotation} agentId={agent.agent_id} />}
      <RemoveAgent rotation={rotation} agent={agent} opened={removing} onClose={remove.close} />
    </li>
  )
}
