import { Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconAt, IconBell, IconCalendarDue, IconMessage, IconStack2, IconUserOff, IconUserPlus, IconUserShare } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ComponentType, KeyboardEvent } from 'react'
import { RelativeTime } from '@/shared/ui'
import classes from './Notifications.module.css'
import { step } from './step'
import { strings } from './strings'
import { detailOf, placeOf, titleOf, type Notification } from './words'

const icons: Partial<Record<Notification['kind'], ComponentType<{ size?: number; stroke?: number }>>> = {
  assigned: IconUserPlus, reassigned: IconUserShare, batch: IconStack2, enquiry: IconMessage, undone: IconArrowBackUp, mention: IconAt, task_due: IconCalendarDue,
}

type Props = {
  notification: Notification
  /** It leads somewhere, and was followed. */
  onOpen?: () => void
  onMark: (read: boolean) => void
}

export function NotificationRow({ notification, onOpen, onMark }: Props) {
  const { kind, lead, lead_id, at, read_at } = notification
  const place = placeOf(notification)
  const unread = read_at === null
  const title = titleOf(notification)
  const act = unread ? strings.markRead : strings.markUnread
  const Icon = lead_id !== null && !lead ? IconUserOff : (icons[kind] ?? IconBell)
  const detail = detailOf(notification)

  function press(event: KeyboardEvent<HTMLElement>) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (step(event.currentTarget, event.key)) event.preventDefault()
    else if (plain && event.key.toUpperCase() === strings.key) onMark(unread)
  }
  function follow() {
    if (unread) onMark(true)
    onOpen?.()
  }
  const content = (
    <>
      <span className={classes.icon} aria-hidden><Icon size={16} stroke={1.6} /></span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.detail}>
          {detail && <span className={classes.how}>{detail}</span>}
          <RelativeTime at={at} />
        </span>
      </span>
    </>
  )
  return (
    <li className={classes.item} data-unread={unread || undefined} data-gone={!place || undefined}>
      {place
        ? <Link to={place} className={classes.row} onClick={follow} onKeyDown={press} data-step>{content}</Link>
        : <div className={classes.row}>{content}</div>}
      <Tooltip label={act} position="left">
        <button type="button" className={classes.mark} aria-label={strings.of(act, title)} onClick={() => onMark(unread)} onKeyDown={press} data-step={place ? undefined : true}>
          <span className={classes.dot} />
        </button>
      </Tooltip>
    </li>
  )
}
