import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { filtersFromSearch } from '@/shared/search/filterSearch'
import { FilterBar, KeyHint, PageHeader, SettingsPage, type Filter } from '@/shared/ui'
import classes from './Notifications.module.css'
import { NotificationList } from './NotificationList'
import { kinds, notificationsSearch, type NotificationsSearch } from './search'
import { strings } from './strings'
import { useBell, useMark } from './useNotifications'

const filters: Filter[] = [{ key: 'kind', kind: 'choice', label: strings.kind, options: kinds.map((value) => ({ value, label: strings.kinds[value] })) }]

/** Everything that I was told, by day. */
export function NotificationsPage() {
  const search = useSearch({ from: '/shell/notifications' })
  const navigate = useNavigate()
  const mark = useMark()
  const { data: bell } = useBell()
  const unread = bell?.unread
  const go = (next: Record<string, unknown>) => void navigate({ to: '/notifications', search: notificationsSearch(next), replace: true })

  return (
    <SettingsPage
      header={
        <PageHeader
          title={strings.title} hint={unread !== undefined && strings.hint(unread)}
          actions={unread !== undefined && unread > 0 && <Button variant="default" onClick={() => mark({ read: true })}>{strings.markAll}</Button>}
        />
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={strings.which} value={search.unread ?? ''} data={[{ value: '', label: strings.all }, { value: 'true', label: strings.unreadOf(unread ?? 0) }]}
          onChange={(value) => go({ ...search, unread: value })}
        />
        <FilterBar filters={filters} value={filtersFromSearch(search, ['kind'])} onChange={(value) => go({ ...search, kind: value.kind })} />
        {bell && bell.items.length > 0 && (
          <p className={classes.keys}>
            <KeyHint keys={['↑', '↓']} /> {strings.keys.move}
            <KeyHint keys={[strings.key]} /> {strings.keys.mark}
          </p>
        )}
      </div>
      <NotificationList key={JSON.stringify(search satisfies NotificationsSearch)} search={search} onShowAll={() => go({})} />
    </SettingsPage>
  )
}
