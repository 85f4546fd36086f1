import { Menu } from '@mantine/core'
import { useMe } from '@/shared/api/useMe'
import { Avatar } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Shell.module.css'

export function OwnMenu() {
  const { data: me } = useMe()
  if (!me) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.account} aria-label={strings.account}>
          <Avatar name={me.name} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--mantine-color-dimmed)">
          {me.name}
          <br />
          {me.email}
        </Menu.Label>
      </Menu.Dropdown>
    </Menu>
  )
}
