import { ActionIcon, Menu } from '@mantine/core'
import { IconCalendarPause, IconDots, IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Reading } from '@/shared/availability/words'
import { BalanceBar, PersonName } from '@/shared/ui'
import { strings } from '../strings'
import { noLimits, type Rotation } from '../useRouting'
import { endOfOut } from './inTurn'
import { RemoveAgent } from './RemoveAgent'
import classes from './Rotations.module.css'
import { ShareOptions } from './ShareOptions'
import { TakeOut } from './TakeOut'
import { notesOf, placeWords } from './turn'
import { TurnSwitch } from './TurnSwitch'
import type { LedgerAgent } from './useLedger'

const words = strings.rotation

type Props = { rotation: Rotation; agent: LedgerAgent; openLeads: number | undefined; reading: Reading; place: number; scale: number; more: boolean }

export function ShareRow({ rotation, agent, openLeads, reading, place, scale, more }: Props) {
  const [open, setOpen] = useState<'out' | 'remove'>()
  const inRotation = rotation.agents.find(({ agent_id }) => agent_id === agent.agent_id)
  const notes = notesOf(agent, inRotation ?? noLimits, openLeads, reading)
  const close = () => setOpen(undefined)
  const { name } = agent

  return (
    <li className={classes.share} data-out={!agent.eligible || undefined}>
      <span className={classes.place} data-next={(agent.eligible && place === 0) || undefined}>{placeWords(agent, place)}</span>
      <span className={classes.who}>
        <PersonName person={agent} inactive={!agent.eligible} />
        {notes.length > 0 && <span className={classes.notes}>{notes.map((note) => <span key={note}>{note}</span>)}</span>}
      </span>
      <span className={classes.bar}><BalanceBar balance={agent.balance} scale={scale} /></span>
      {inRotation && <TurnSwitch rotation={rotation} agent={inRotation} now={reading.now} />}
      <Menu position="bottom-end" width={200}>
        <Menu.Target><ActionIcon aria-label={words.menu(name)}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCalendarPause size={16} />} onClick={() => setOpen('out')}>{inRotation && endOfOut(inRotation, reading.now) ? strings.takeOut.change : strings.takeOut.act}</Menu.Item>
          <Menu.Item leftSection={<IconUserMinus size={16} />} c="var(--fl-critical)" onClick={() => setOpen('remove')}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {more && <ShareOptions rotation={rotation} agentId={agent.agent_id} />}
      {inRotation && open === 'out' && <TakeOut rotation={rotation} agent={inRotation} onClose={close} />}
      <RemoveAgent rotation={rotation} agent={agent} opened={open === 'remove'} onClose={close} />
    </li>
  )
}
