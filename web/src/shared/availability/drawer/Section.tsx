import { Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './Drawer.module.css'

type Props = { title: string; hint?: ReactNode; action?: ReactNode; children: ReactNode }

/** One of the parts of the drawer. */
export function Section({ title, hint, action, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <div className={classes.headWords}>
          <Title order={3} id={id} fz={14} lh="20px">{title}</Title>
          {hint && <p className={classes.hint}>{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
