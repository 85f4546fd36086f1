import { Button } from '@mantine/core'
import { channelName } from '@/shared/notifications/strings'
import { Facts, RelativeTime, SidePanel } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import { aboutOf } from './columns'
import { DispatchStateOf } from './DispatchProgress'
import { strings } from './strings'
import type { Dispatch } from './useDispatches'
import { useRetry } from './useRetry'

const words = strings.panel

/** One notification on its way to one member by one channel. */
export function SentPanel({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const { retry, pending } = useRetry()
  const { id, state, member, channel, device, attempts, at, last_at: last, next_at: next, problem } = dispatch
  const time = (moment: string | null) => moment && <RelativeTime at={moment} />
  const foot = state === 'failed' && <Button loading={pending(id)} onClick={() => retry(id, onClose)}>{strings.retry}</Button>
  return (
    <SidePanel opened onClose={onClose} title={aboutOf(dispatch)} foot={foot || undefined}>
      {problem && <Remark tone={state === 'failed' ? 'critical' : 'quiet'}>{problem}</Remark>}
      <Facts
        inColumns
        facts={[
          { label: words.state, value: <DispatchStateOf state={state} /> },
          { label: words.to, value: member.name },
          { label: words.by, value: channelName(channel) },
          ...(channel === 'push' ? [{ label: words.device, value: device }] : []),
          { label: words.happened, value: time(at) },
          { label: words.attempts, value: attempts },
          { label: words.last, value: time(last) },
          ...(next ? [{ label: words.next, value: time(next) }] : []),
        ]}
      />
    </SidePanel>
  )
}
