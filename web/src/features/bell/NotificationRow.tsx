import { IconArrowBackUp, IconAt, IconCalendarDue, IconMessage, IconStack2, IconUserOff, IconUserPlus, IconUserShare } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { RelativeTime } from '@/shared/ui'
import classes from './Bell.module.css'
import { strings } from './strings'
import { detailOf, placeOf, titleOf, type Notification } from './words'

const icons = { assigned: IconUserPlus, reassigned: IconUserShare, batch: IconStack2, enquiry: IconMessage, undone: IconArrowBackUp, mention: IconAt, task_due: IconCalendarDue }

type Props = {
  notification: Notification
  /** It leads somewhere, and was followed. */
  onOpen: () => void
  /** It leads nowhere, and was taken note of. */
  onRead: () => void
}

export function NotificationRow({ notification, onOpen, onRead }: Props) {
  const { kind, lead, lead_id, at, read_at } = notification
  const place = placeOf(notification)
  const unread = read_at === null
  const Icon = lead_id !== null && !lead ? IconUserOff : icons[kind]
  const detail = detailOf(notification)
  const content = (
    <>
      <span className={classes.icon} aria-hidden><Icon size={16} stroke={1.6} /></span>
      <span className={classes.words}>
        <span className={classes.title}>{titleOf(notification)}</span>
        <span className={classes.detail}>
          {detail && <span className={classes.how}>{detail}</span>}
          <RelativeTime at={at} />
        </span>
      </span>
      {unread && <span className={classes.dot} role="img" aria-label={strings.unread} />}
    </>
  )
  return (
    <li data-unread={unread || undefined} data-gone={!place || undefined}>
      {place
        ? <Link to={place} className={classes.row} onClick={onOpen}>{content}</Link>
        : <NoPlace unread={unread} onRead={onRead}>{content}</NoPlace>}
    </li>
  )
}

function NoPlace({ unread, onRead, children }: { unread: boolean; onRead: () => void; children: React.ReactNode }) {
  if (!unread) return <div className={classes.row}>{children}</div>
  return <button type="button" className={classes.row} onClick={onRead}>{children}</button>
}
