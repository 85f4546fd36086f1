import { Switch } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock } from '@tabler/icons-react'
import { channels, toggled, type Channel, type KindChannels } from './choices'
import { KindCards } from './KindCards'
import classes from './Kinds.module.css'
import { KindWords, type KindsProps } from './KindWords'
import { channelName, kindName, strings } from './strings'

/** By which channels each kind of notification comes. On phones: each kind with its channels as chips. */
export function KindTable(props: KindsProps) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const locked = props.kinds.some(({ app_always }) => app_always)
  return (
    <>
      {narrow ? <KindCards {...props} /> : <Matrix {...props} />}
      {locked && <p className={classes.locked}><IconLock size={14} aria-hidden />{strings.alwaysHint}</p>}
    </>
  )
}

function Matrix(props: KindsProps) {
  const { label, kinds, unreached = {}, onChoose } = props
  return (
    <table className={classes.matrix} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{strings.what}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col" data-unset={unreached[channel] ? true : undefined}>
              <span className={classes.channel}>{channelName(channel)}</span>
              <SetUp channel={channel} unreached={unreached} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind.kind}>
            <th scope="row"><KindWords kind={kind} {...props} /></th>
            {channels.map((channel) => (
              <td key={channel}><Cell kind={kind} channel={channel} unset={unreached[channel] !== undefined} onToggle={() => onChoose(kind.kind, toggled(kind, channel))} /></td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SetUp({ channel, unreached = {} }: { channel: Channel; unreached: KindsProps['unreached'] }) {
  const unset = unreached[channel]
  if (!unset) return null
  if (!unset.onSetUp) return <span className={classes.unset}>{unset.word}</span>
  return <button type="button" className={classes.setUp} aria-label={strings.setUpOf(channelName(channel))} onClick={unset.onSetUp}>{unset.word}</button>
}

type CellProps = { kind: KindChannels; channel: Channel; unset: boolean; onToggle: () => void }

function Cell({ kind: { kind, channels: by, app_always: always }, channel, unset, onToggle }: CellProps) {
  const name = kindName(kind)
  if (unset) return <span className={classes.none} role="img" aria-label={strings.unreached(name, channelName(channel))}>–</span>
  if (always && channel === 'app') return <span className={classes.lock} role="img" aria-label={strings.always(name)} title={strings.alwaysHint}><IconLock size={16} aria-hidden /></span>
  return <Switch size="xs" aria-label={strings.byOf(name, channelName(channel))} checked={by.includes(channel)} onChange={onToggle} className={classes.toggle} />
}
