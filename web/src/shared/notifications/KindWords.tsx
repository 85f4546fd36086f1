import { Button } from '@mantine/core'
import type { Channel, Kind, KindChannels } from './choices'
import classes from './Kinds.module.css'
import { kindName, strings } from './strings'

export type KindsProps = {
  label: string
  kinds: KindChannels[]
  /** Said of a kind that is not as inherited. */
  ownWord: string
  /** What does not reach the reader, and what leads to where it is set up: nothing can be chosen of it. */
  unreached?: Partial<Record<Channel, { word: string; onSetUp?: () => void }>>
  onChoose: (kind: Kind, choice: Channel[] | null) => void
}

/** What a kind is, and the way back to what it is without a choice. */
export function KindWords({ kind: { kind, own }, ownWord, onChoose }: KindsProps & { kind: KindChannels }) {
  return (
    <>
      <span className={classes.kind}>{kindName(kind)}</span>
      <span className={classes.hint}>{strings.kinds[kind].hint}</span>
      {own && (
        <span className={classes.own}>
          {ownWord}
          <Button variant="subtle" h={22} px={6} fz={12} aria-label={strings.resetOf(kindName(kind))} onClick={() => onChoose(kind, null)}>{strings.reset}</Button>
        </span>
      )}
    </>
  )
}
