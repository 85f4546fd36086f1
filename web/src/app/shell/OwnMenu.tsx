import { Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBell, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '@/shared/api/useMe'
import { Avatar } from '@/shared/ui'
import { useSignOut } from '../session'
import { strings } from '../strings'
import classes from './Shell.module.css'
import { useSimulation } from './useSimulation'

export function OwnMenu() {
  const { data: me } = useMe()
  const signOut = useSignOut()
  const simulation = useSimulation()
  // Where the header has no room for the switch. Not hidden by style: the menu would give it the focus.
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  if (!me) return null
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.account} aria-label={strings.account}>
          <Avatar name={me.name} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Avatar name={me.name} size={36} />
          <div className={classes.whoWords}>
            <span className={classes.whoName}>{me.name}</span>
            <span className={classes.whoDetail}>{me.email}</span>
            <span className={classes.whoDetail}>{me.role_name} · {me.workspace.name}</span>
          </div>
        </div>
        <Menu.Divider />
        {simulation && narrow && (
          <Menu.CheckboxItem checked={simulation.on} onChange={simulation.set}>{strings.simulate}</Menu.CheckboxItem>
        )}
        <Menu.Item leftSection={<IconBell size={16} />} renderRoot={(props) => <Link to="/me/notifications" {...props} />}>{strings.notifications}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>{strings.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
