import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Loading, useUnreadInTitle } from '@/shared/ui'
import classes from './Bell.module.css'
import { News } from './News'
import { strings } from './strings'
import { useBell } from './useNotifications'

// Fetched when it is wanted: the first visit needs the number only.
const panel = () => import('./NotificationPanel')
const NotificationPanel = lazy(() => panel().then((module) => ({ default: module.NotificationPanel })))

/** What is new for me: a number in the header and in the tab, a list on click. */
export function Bell() {
  const [opened, { open, close, toggle }] = useDisclosure()
  const bell = useBell()
  const unread = bell.data?.unread ?? 0
  const newest = bell.data && (bell.data.items[0]?.id ?? 0)
  // What was there before is no news.
  const [since, setSince] = useState(newest)
  if (since === undefined && newest !== undefined) setSince(newest)
  useUnreadInTitle(unread)

  return (
    <>
      <Popover opened={opened} onChange={(on) => !on && close()} position="bottom-end" offset={6} width={400} trapFocus returnFocus>
        <Popover.Target>
          <Tooltip label={strings.tooltip} disabled={opened}>
            <ActionIcon className={classes.bell} aria-label={strings.open(unread)} aria-expanded={opened} onClick={toggle} onFocus={() => void panel()} onPointerEnter={() => void panel()}>
              <IconBell size={18} stroke={1.6} />
              {unread > 0 && <span className={classes.count} aria-hidden>{unread > 99 ? strings.most : unread}</span>}
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown className={classes.panel} aria-label={strings.title}>
          <Suspense fallback={<div className={classes.loading}><Loading lines={6} /></div>}>
            <NotificationPanel bell={bell} onClose={close} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {since !== undefined && bell.data && <News page={bell.data} since={since} onShowAll={open} />}
    </>
  )
}
