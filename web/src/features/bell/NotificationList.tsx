import { Button } from '@mantine/core'
import { IconBell, IconBellCheck } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import classes from './Notifications.module.css'
import { byDay } from './days'
import { NotificationRow } from './NotificationRow'
import type { NotificationsSearch } from './search'
import { focusAt, placeIn, type Place } from './step'
import { strings } from './strings'
import { useMark, useNotificationList } from './useNotifications'

type Props = { search: NotificationsSearch; onShowAll: () => void }

/** The notifications that are looked at, page by page. */
export function NotificationList({ search, onShowAll }: Props) {
  const pages = useCursorPages()
  const { data, error, refetch, isPlaceholderData } = useNotificationList(search, pages.cursor)
  const mark = useMark()
  const now = useNow()
  const items = data?.items
  const list = useKeptFocus()

  if (!items) return <SectionCard>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={8} />}</SectionCard>
  if (items.length === 0 && pages.isFirst) return <SectionCard><Empty search={search} onShowAll={onShowAll} /></SectionCard>
  return (
    <>
      <div ref={list} className={classes.days} data-steps data-old={isPlaceholderData || undefined}>
        {byDay(items, now).map((day) => (
          <SectionCard key={day.name} title={day.name} flush>
            <ul className={classes.list} aria-label={day.name}>
              {day.items.map((item) => <NotificationRow key={item.id} notification={item} onMark={(read) => mark({ ids: [item.id], read })} />)}
            </ul>
          </SectionCard>
        ))}
      </div>
      {pages.pager(data?.next_cursor)}
    </>
  )
}

/** A row that was marked may leave the list with the focus in it: the one that takes its place gets it. */
function useKeptFocus() {
  const list = useRef<HTMLDivElement>(null)
  const place = useRef<Place>(undefined)
  useLayoutEffect(() => {
    const { current } = list
    if (!current) return undefined
    if (place.current?.row.isConnected === false && document.activeElement === document.body) focusAt(current, place.current.at)
    const note = () => { place.current = placeIn(current) }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  })
  return list
}

function Empty({ search, onShowAll }: Props) {
  const showAll = <Button variant="default" onClick={onShowAll}>{strings.showEvery}</Button>
  if (search.kind) return <EmptyState icon={IconBell} title={strings.noneFound} hint={strings.noneFoundHint} action={showAll} />
  if (search.unread) return <EmptyState icon={IconBellCheck} title={strings.caughtUp} hint={strings.caughtUpHint} action={showAll} />
  return <EmptyState icon={IconBell} title={strings.empty} hint={strings.emptyHint} />
}
