import { Button, SegmentedControl, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { channelName } from '@/shared/notifications/strings'
import { sentBy, shows, type SentBy, type SettingsSearch, type Show } from '../search'
import classes from './Sent.module.css'
import { SentTable } from './SentTable'
import { strings } from './strings'
import { sum, useDispatches } from './useDispatches'
import { useRetryAll } from './useRetry'

/** What left by mail, push and chat, or did not. */
export function SentTab() {
  const { show = 'all', channel } = useSearch({ from: '/shell/admin/settings' })
  const navigate = useNavigate()
  const { data } = useDispatches(show, channel, undefined)
  const counts: Partial<Record<Show, number>> = { failed: sum(data?.counts, 'failed', channel), due: sum(data?.counts, 'due', channel) }
  const go = (search: SettingsSearch) => void navigate({ to: '/admin/settings', search: { tab: 'sent', ...search }, replace: true })
  const labelOf = (value: Show) => strings.withCount(strings.shows[value], counts[value] ?? 0)
  return (
    <div className={classes.sent}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={strings.show} value={show} className={classes.shows} data={shows.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => go({ show: shows.find((one) => one === value), channel })}
        />
        <Select
          aria-label={strings.show} className={classes.choiceOnPhone} allowDeselect={false} value={show} data={shows.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => go({ show: shows.find((one) => one === value), channel })}
        />
        <Select
          aria-label={strings.by} className={classes.choice} allowDeselect={false} value={channel ?? ''}
          data={[{ value: '', label: strings.allChannels }, ...sentBy.map((value) => ({ value, label: channelName(value) }))]}
          onChange={(value) => go({ show, channel: sentBy.find((one) => one === value) })}
        />
        {(show === 'failed' || show === 'all') && <RetryAll n={counts.failed ?? 0} channel={channel} />}
      </div>
      <SentTable key={`${show} ${channel}`} show={show} channel={channel} />
    </div>
  )
}

function RetryAll({ n, channel }: { n: number; channel: SentBy | undefined }) {
  const { retryAll, pending } = useRetryAll(n, channel)
  if (n === 0) return null
  return <Button variant="default" className={classes.end} loading={pending} onClick={retryAll}>{strings.retryAll(n)}</Button>
}
