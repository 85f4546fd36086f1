import { Button } from '@mantine/core'
import { channelName } from '@/shared/notifications/strings'
import { Facts, RelativeTime, SidePanel } from '@/shared/ui'
import { StateBadge } from '@/shared/tries/Progress'
import { strings as tryWords } from '@/shared/tries/strings'
import { Remark } from '@/shared/ui/Remark'
import { aboutOf } from './columns'
import { strings } from './strings'
import type { Dispatch } from './useDispatches'
import { useRetry } from './useRetry'

const words = strings.panel

/** One notification on its way to one member by one channel. */
export function SentPanel({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const { retry, pending } = useRetry()
  const { id, state, member, channel, device, attempts, at, last_at: last, next_at: next, problem } = dispatch
  const time = (moment: string | null) => moment && <RelativeTime at={moment} />
  const foot = state === 'failed' && <Button loading={pending(id)} onClick={() => retry(id, onClose)}>{tryWords.retry}</Button>
  return (
    <SidePanel opened onClose={onClose} title={aboutOf(dispatch)} foot={foot || undefined}>
      {problem && <Remark tone={state === 'failed' ? 'critical' : 'quiet'}>{problem}</Remark>}
      <Facts
        inColumns
        facts={[
          { label: tryWords.facts.state, value: <StateBadge state={state} /> },
          { label: words.to, value: member.name },
          { label: words.by, value: channelName(channel) },
          ...(channel === 'push' ? [{ label: words.device, value: device }] : []),
          { label: tryWords.facts.happened, value: time(at) },
          { label: tryWords.facts.attempts, value: attempts },
          { label: tryWords.facts.last, value: time(last) },
          ...(next ? [{ label: tryWords.facts.next, value: time(next) }] : []),
        ]}
      />
    </SidePanel>
  )
}
