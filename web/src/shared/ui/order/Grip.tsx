import { IconGripVertical } from '@tabler/icons-react'
import classes from './Order.module.css'
import type { Place } from './useOrder'

/** What a row is dragged by, or moved by the arrow keys. On phones the menu does it. */
export function Grip(props: Place['grip']) {
  return (
    <span role="button" tabIndex={0} draggable className={classes.grip} {...props}>
      <IconGripVertical size={16} stroke={1.6} aria-hidden />
    </span>
  )
}
