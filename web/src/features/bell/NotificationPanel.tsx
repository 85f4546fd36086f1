import { Button, Title } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { EmptyState, ErrorState, Loading } from '@/shared/ui'
import classes from './Bell.module.css'
import { NotificationRow } from './NotificationRow'
import { strings } from './strings'
import type { useNotifications } from './useNotifications'

type Props = { notifications: ReturnType<typeof useNotifications>; onClose: () => void }

export function NotificationPanel({ notifications, onClose }: Props) {
  const { items, unread, markRead, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = notifications
  return (
    <>
      <div className={classes.head}>
        <Title order={2} fz={14} lh="20px">{strings.title}</Title>
        {unread > 0 && <Button variant="subtle" h={28} px={8} onClick={() => markRead()}>{strings.markAll}</Button>}
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={strings.title}>
        {!items && !error && <div className={classes.loading}><Loading lines={6} /></div>}
        {!items && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {items?.length === 0 && <EmptyState icon={IconBell} title={strings.empty} hint={strings.emptyHint} />}
        {items && items.length > 0 && (
          <ul className={classes.list}>
            {items.map((item) => <NotificationRow key={item.id} notification={item} onOpen={() => { markRead([item.id]); onClose() }} onRead={() => markRead([item.id])} />)}
          </ul>
        )}
        {hasNextPage && (
          <div className={classes.more}>
            <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{strings.more}</Button>
          </div>
        )}
      </div>
    </>
  )
}
