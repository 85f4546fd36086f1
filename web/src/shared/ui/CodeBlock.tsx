import classes from './Code.module.css'

type Props = {
  /** What it is, for screen readers. */
  label: string
  children: string
}

/** Text for machines, as it is. Long lines wrap; what is long scrolls. */
export function CodeBlock({ label, children }: Props) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={classes.block} role="region" aria-label={label} tabIndex={0}>{children}</pre>
  )
}
