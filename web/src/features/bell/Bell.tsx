import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Loading, useUnreadInTitle } from '@/shared/ui'
import classes from './Bell.module.css'
import { strings } from './strings'
import { useBell } from './useNotifications'

// Fetched when they are wanted: the first visit needs the number only, and what tells news once the page stands, so that the
// first news need not wait for it.
const standsMs = 1_000
const panel = () => import('./NotificationPanel')
const NotificationPanel = lazy(() => panel().then((module) => ({ default: module.NotificationPanel })))
const News = lazy(() => import('./News').then((module) => ({ default: module.News })))

/** What is new for me: a number in the header and in the tab, a list on click. */
export function Bell() {
  const [opened, { open, close, toggle }] = useDisclosure()
  const bell = useBell()
  const unread = bell.data?.unread ?? 0
  const newest = bell.data && (bell.data.items[0]?.id ?? 0)
  // What was there before is no news.
  const [since, setSince] = useState(newest)
  if (since === undefined && newest !== undefined) setSince(newest)
  const [news, setNews] = useState(false)
  if (!news && since !== undefined && newest !== undefined && newest > since) setNews(true)
  useEffect(() => {
    const timer = setTimeout(() => setNews(true), standsMs)
    return () => clearTimeout(timer)
  }, [])
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
      <Suspense>{news && since !== undefined && bell.data && <News page={bell.data} since={since} onShowAll={open} />}</Suspense>
    </>
  )
}
