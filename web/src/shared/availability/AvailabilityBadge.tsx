import { Text } from '@mantine/core'
import { useMe } from '@/shared/api/useMe'
import { StatusBadge, type Tone } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { stateNow, type MemberState } from './state'
import { strings } from './strings'
import { awayWords } from './words'
import classes from './AvailabilityBadge.module.css'

const tones: Record<string, Tone> = { on_leave: 'info', paused: 'warning' }

/** How a member stands, in a table: quiet as long as nothing keeps them. */
export function AvailabilityBadge({ read }: { read: MemberState }) {
  const now = useNow()
  const zone = useMe().data?.workspace.zone
  const away = awayWords(read, { now, workspace: zone }, 'short')
  if (!away) return <Text span c="dimmed">{strings.available}</Text>
  return <span className={classes.badge} title={away}><StatusBadge label={away} tone={tones[stateNow(read, now).state] ?? 'neutral'} /></span>
}
