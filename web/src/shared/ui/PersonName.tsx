import { Avatar } from './Avatar'
import { strings } from './strings'
import classes from './Person.module.css'

type Props = {
  /** Absent or null: “Unassigned”. */
  person?: { name: string } | null
  /** Quieter, e.g. for somebody who was deactivated. */
  inactive?: boolean
  size?: number
}

export function PersonName({ person, inactive = false, size = 24 }: Props) {
  const quiet = inactive || !person
  return (
    <span className={classes.person}>
      <Avatar name={person?.name} size={size} />
      <span className={`${classes.name} ${quiet ? classes.dimmed : ''}`}>{person?.name ?? strings.unassigned}</span>
    </span>
  )
}
