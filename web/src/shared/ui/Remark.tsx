import type { ComponentPropsWithoutRef } from 'react'
import classes from './Remark.module.css'

type Props = ComponentPropsWithoutRef<'p'> & { tone?: 'critical' | 'quiet' }

/** A sentence that stands out: a warning, unless it is worse, or no more than worth knowing. */
export function Remark({ tone, ...rest }: Props) {
  return <p className={classes.remark} data-tone={tone} {...rest} />
}
