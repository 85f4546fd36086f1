import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '@/shared/api/useMe'
import { reaches } from '@/shared/notifications/useOwnNotifications'
import type { Settings } from './draft'
import classes from './Notifications.module.css'
import { strings } from './strings'

const words = strings.ways

/** Mails go to the address by which one signs in; whether any leave is the workspace's. */
export function EmailWay({ settings }: { settings: Settings }) {
  const { data: me } = useMe()
  const may = useMay('workspace.manage')
  if (reaches(settings, 'email')) return <p className={classes.words}>{words.mailTo(me?.email ?? '')}</p>
  return (
    <p className={classes.words}>
      {words.mailOffTo}{' '}
      {may ? <Link to="/admin/settings" search={{ tab: 'notifications' }} className={classes.link}>{words.toSettings}</Link> : words.mailOffFor}
    </p>
  )
}
