import { Chip } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { channels, toggled } from './choices'
import classes from './Kinds.module.css'
import { KindWords, type KindsProps } from './KindWords'
import { channelName, kindName, strings } from './strings'

/** The table of a phone: only what can be chosen. */
export function KindCards(props: KindsProps) {
  const { label, kinds, unreached = {}, onChoose } = props
  const reached = channels.filter((channel) => !unreached[channel])
  const missing = channels.filter((channel) => unreached[channel])
  return (
    <>
      <ul className={classes.cards} aria-label={label}>
        {kinds.map((kind) => (
          <li key={kind.kind} className={classes.card}>
            <KindWords kind={kind} {...props} />
            <span className={classes.chips} role="group" aria-label={kindName(kind.kind)}>
              {reached.map((channel) => (kind.app_always && channel === 'app'
                ? <span key={channel} className={classes.fixed}><IconLock size={14} aria-label={strings.always(kindName(kind.kind))} role="img" />{channelName(channel)}</span>
                : (
                  <Chip key={channel} size="sm" variant="outline" checked={kind.channels.includes(channel)} onChange={() => onChoose(kind.kind, toggled(kind, channel))}>
                    {channelName(channel)}
                  </Chip>
                )))}
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p className={classes.locked}>{strings.nowhere(missing.map(channelName).join(', '))}</p>}
    </>
  )
}
