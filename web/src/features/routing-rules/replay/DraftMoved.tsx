import { Button } from '@mantine/core'
import classes from './Replay.module.css'
import { strings } from './strings'

type Props = { linked: number | undefined; replayed: number; now: number; onAgain: () => void }

/** Says that the draft is not what it was when the link was made, or when it was replayed. */
export function DraftMoved({ linked, replayed, now, onAgain }: Props) {
  const isOld = replayed !== now
  if (!isOld && (linked === undefined || linked === replayed)) return null
  return (
    <div className={classes.moved} role="status">
      <span>{isOld ? strings.changed.since : strings.changed.link}</span>
      {isOld && <Button variant="default" h={28} px={8} onClick={onAgain}>{strings.changed.again}</Button>}
    </div>
  )
}
