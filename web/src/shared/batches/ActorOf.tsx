import { PersonName } from '@/shared/ui'
import classes from './Batches.module.css'
import { strings } from './strings'
import type { Batch } from './words'

/** Who did it, and through which token. */
export function ActorOf({ actor: { name, token } }: { actor: Batch['actor'] }) {
  return (
    <span className={classes.who}>
      <PersonName person={{ name }} size={20} />
      {token && <span className={classes.token} title={token}>{strings.through(token)}</span>}
    </span>
  )
}
