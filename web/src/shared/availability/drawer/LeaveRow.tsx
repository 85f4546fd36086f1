import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { StatusBadge } from '@/shared/ui'
import type { Placed } from '../availability'
import { leaveWords } from '../leaveWords'
import classes from './Drawer.module.css'
import { strings } from './strings'
import { useCoverNames } from './useCover'

const words = strings.leave

type Props = { placed: Placed; onEdit: () => void; onRemove: () => void }

export function LeaveRow({ placed: { leave, phase }, onEdit, onRemove }: Props) {
  const nameOf = useCoverNames()
  const when = leaveWords(leave)
  const cover = leave.cover && nameOf(leave.cover)
  return (
    <li className={classes.leave} data-earlier={phase === 'earlier' || undefined}>
      <div className={classes.leaveWords}>
        <span className={classes.when}>{when}{phase === 'now' && <StatusBadge label={words.now} tone="info" />}</span>
        {leave.note && <span className={classes.note}>{leave.note}</span>}
        {cover && <span className={classes.note}>{cover}</span>}
      </div>
      <Menu position="bottom-end" width={160}>
        <Menu.Target><ActionIcon aria-label={words.more(when)}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>{words.edit}</Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={onRemove}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
