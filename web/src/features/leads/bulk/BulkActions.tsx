import { Button, Menu } from '@mantine/core'
import { IconArrowsSplit2, IconChevronDown, IconDownload, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { strings } from '../strings'
import type { DialogName, May } from './acts'
import type { Preview } from './words'

const words = strings.bulk

type Props = {
  may: May
  /** Undefined while it is on its way. */
  preview: Preview | undefined
  /** What stands there meanwhile. */
  counting: ReactNode
  onOpen: (dialog: DialogName) => void
}

/** The buttons of the bulk bar: what the role may do, and what makes sense for these leads. */
export function BulkActions({ may, preview, counting, onOpen }: Props) {
  if (!preview) return counting
  const { unassigned, total } = preview
  const free = unassigned > 0
  const taken = unassigned < total
  return (
    <>
      {may.assign && free && <Button onClick={() => onOpen('assign')}>{words.assign}</Button>}
      {may.assign && taken && <Button variant={free ? 'default' : 'filled'} onClick={() => onOpen('reassign')}>{words.reassign}</Button>}
      {may.assign && <Button variant="default" onClick={() => onOpen('spread')}>{words.spread}</Button>}
      {may.assign && taken && <Button variant="default" onClick={() => onOpen('unassign')}>{words.unassign}</Button>}
      {may.edit && <Button variant="default" onClick={() => onOpen('status')}>{words.status.open}</Button>}
      {may.edit && <Button variant="default" onClick={() => onOpen('tags')}>{words.tags.open}</Button>}
      {(may.assign || may.export || may.delete) && <More may={may} onOpen={onOpen} />}
    </>
  )
}

function More({ may, onOpen }: Pick<Props, 'may' | 'onOpen'>) {
  return (
    <Menu position="top-end" width={220} portalProps={{ target: '#content' }}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>{words.more}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may.assign && <Menu.Item leftSection={<IconArrowsSplit2 size={16} />} onClick={() => onOpen('route')}>{words.route.open}</Menu.Item>}
        {may.export && <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => onOpen('export')}>{words.export.open}</Menu.Item>}
        {may.delete && <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={() => onOpen('delete')}>{words.remove.open}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
