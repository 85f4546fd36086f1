import { useNavigate, useSearch } from '@tanstack/react-router'
import { channelName } from '@/shared/notifications/strings'
import { RetryAll, TriesTab } from '@/shared/tries/TriesTab'
import { sentBy, shows, type SettingsSearch } from '../search'
import { SentTable } from './SentTable'
import { strings } from './strings'
import { sum, useDispatches } from './useDispatches'
import { useRetryAll } from './useRetry'

/** What left by mail, push and chat, or did not. */
export function SentTab() {
  const { show = 'all', channel } = useSearch({ from: '/shell/admin/settings' })
  const navigate = useNavigate()
  const { data } = useDispatches(show, channel, undefined)
  const failed = sum(data?.counts, 'failed', channel)
  const { retryAll, pending } = useRetryAll(failed, channel)
  const go = (search: SettingsSearch) => void navigate({ to: '/admin/settings', search: { tab: 'sent', ...search }, replace: true })
  return (
    <TriesTab
      label={strings.show} shows={shows} show={show} counts={{ failed, due: sum(data?.counts, 'due', channel) }} onShow={(value) => go({ show: value, channel })}
      choice={{
        label: strings.by, value: channel ?? '',
        data: [{ value: '', label: strings.allChannels }, ...sentBy.map((value) => ({ value, label: channelName(value) }))],
        onChoose: (value) => go({ show, channel: sentBy.find((one) => one === value) }),
      }}
      retryAll={(show === 'failed' || show === 'all') && <RetryAll n={failed} pending={pending} onRetry={retryAll} />}
    >
      <SentTable key={`${show} ${channel}`} show={show} channel={channel} />
    </TriesTab>
  )
}
