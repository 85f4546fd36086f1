import { date } from '@/shared/ui/relative'
import { Remark } from '@/shared/ui/Remark'
import type { Replay } from './figures'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.notes

/** What the figures leave out, and what they take for granted. */
export function Notes({ replay: { more, leads, unruled, known_from: knownFrom } }: { replay: Replay }) {
  const notes = [
    ...(more ? [words.more(leads)] : []),
    ...(knownFrom ? [words.knownFrom(date(new Date(knownFrom)))] : []),
    ...(unruled > 0 ? [words.unruled(unruled)] : []),
  ]
  if (notes.length === 0) return null
  return <div className={classes.notes}>{notes.map((note) => <Remark key={note} tone="quiet">{note}</Remark>)}</div>
}
