import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { MoveItems, type Place } from '@/shared/ui'
import { strings } from './strings'

type Props = { name: string; place: Place; onEdit: () => void; onDelete: () => void }

export function RowMenu({ name, place, onEdit, onDelete }: Props) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label={strings.menu(name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>{strings.edit}</Menu.Item>
        <MoveItems {...place.menu} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={onDelete}>{strings.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
