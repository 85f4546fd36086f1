import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { useUnreadInTitle } from '@/shared/ui'
import classes from './Bell.module.css'
import { NotificationPanel } from './NotificationPanel'
import { strings } from './strings'
import { useNewsToasts } from './useNewsToasts'
import { useNotifications } from './useNotifications'

/** What is new for me: a number in the header and in the tab, a list on click. */
export function Bell() {
  const [opened, { open, close, toggle }] = useDisclosure()
  const notifications = useNotifications()
  const { items, unread, markRead } = notifications
  useUnreadInTitle(unread)
  useNewsToasts(items, open, markRead)

  return (
    <Popover opened={opened} onChange={(on) => !on && close()} position="bottom-end" offset={6} width="auto" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={strings.tooltip} disabled={opened}>
          <ActionIcon className={classes.bell} aria-label={strings.open(unread)} aria-expanded={opened} onClick={toggle}>
            <IconBell size={18} stroke={1.6} />
            {unread > 0 && <span className={classes.count} aria-hidden>{unread > 99 ? strings.most : unread}</span>}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={strings.title}>
        <NotificationPanel notifications={notifications} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  )
}
