import { Button, Switch, Title } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState, ErrorState, Loading } from '@/shared/ui'
import frame from './Bell.module.css'
import classes from './Notifications.module.css'
import { NotificationRow } from './NotificationRow'
import { useSound } from './sound'
import { strings } from './strings'
import { useMark, type useBell } from './useNotifications'

type Props = { bell: ReturnType<typeof useBell>; onClose: () => void }

export function NotificationPanel({ bell: { data, error, refetch }, onClose }: Props) {
  const mark = useMark()
  const sound = useSound()
  const items = data?.items
  return (
    <>
      <div className={classes.head}>
        <Title order={2} fz={14} lh="20px">{strings.title}</Title>
        {data && data.unread > 0 && <Button variant="subtle" h={28} px={8} onClick={() => mark({ read: true })}>{strings.markAll}</Button>}
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={strings.title} data-steps>
        {!items && !error && <div className={frame.loading}><Loading lines={6} /></div>}
        {!items && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {items?.length === 0 && <EmptyState icon={IconBell} title={strings.empty} hint={strings.emptyHint} />}
        {items && items.length > 0 && (
          <ul className={classes.list}>
            {items.map((item) => <NotificationRow key={item.id} notification={item} onOpen={onClose} onMark={(read) => mark({ ids: [item.id], read })} />)}
          </ul>
        )}
      </div>
      <div className={classes.foot}>
        <Switch size="xs" label={strings.sound} checked={sound.on} onChange={(event) => sound.set(event.currentTarget.checked)} />
        <Button variant="subtle" h={28} px={8} renderRoot={(props) => <Link to="/notifications" {...props} />} onClick={onClose}>{strings.seeAll}</Button>
      </div>
    </>
  )
}
