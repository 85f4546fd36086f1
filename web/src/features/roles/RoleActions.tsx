import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import classes from './Roles.module.css'
import { strings } from './strings'
import type { Drafts } from './useDrafts'
import type { Role } from './useRoles'

type MenuProps = { role: Role; onRename: (role: Role) => void; onDelete: (role: Role) => void }

export function RoleMenu({ role, onRename, onDelete }: MenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={strings.menu(role.name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onRename(role)}>{strings.rename}</Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={() => onDelete(role)}>{strings.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function SaveButtons({ role, drafts }: { role: Role; drafts: Drafts }) {
  return (
    <span className={classes.save}>
      <Button h={30} px={12} loading={drafts.saving(role)} aria-label={strings.saveOf(role.name)} onClick={() => drafts.save(role)}>{strings.save}</Button>
      <Button h={30} px={8} variant="subtle" aria-label={strings.discardOf(role.name)} onClick={() => drafts.discard(role)}>{strings.discard}</Button>
    </span>
  )
}
