import { hueOf, initials } from './initials'
import classes from './Person.module.css'

type Props = {
  /** Absent: the dashed ring of a lead without an agent. */
  name?: string
  size?: number
}

/** Decoration beside a name: hidden from screen readers, which read the name. */
export function Avatar({ name, size = 24 }: Props) {
  const box = { width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.4)) }
  if (!name) return <span aria-hidden className={`${classes.avatar} ${classes.none}`} style={box} />
  const hue = hueOf(name)
  const colors = { background: `light-dark(hsl(${hue} 45% 90%), hsl(${hue} 28% 24%))`, color: `light-dark(hsl(${hue} 50% 24%), hsl(${hue} 60% 86%))` }
  return (
    <span aria-hidden className={classes.avatar} style={{ ...box, ...colors }}>
      {initials(name)}
    </span>
  )
}
