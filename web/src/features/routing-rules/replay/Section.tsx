import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Replay.module.css'

type Props = { title: string; hint?: ReactNode; /** At the end of the head. */ side?: ReactNode; children: ReactNode }

/** A table with what it is about above it. */
export function Section({ title, hint, side, children }: Props) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <div>
          <Title order={2} fz={16}>{title}</Title>
          {hint && <Text size="xs" c="dimmed">{hint}</Text>}
        </div>
        {side}
      </div>
      {children}
    </section>
  )
}
