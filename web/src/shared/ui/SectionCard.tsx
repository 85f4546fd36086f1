import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './SectionCard.module.css'

type Props = {
  title?: string
  hint?: ReactNode
  /** Beside the title, e.g. a switch or a quiet button. */
  action?: ReactNode
  /** Content reaches the borders, for lists and tables. */
  flush?: boolean
  /** None: the card is its head alone. */
  children?: ReactNode
}

export function SectionCard({ title, hint, action, flush = false, children }: Props) {
  return (
    <section className={classes.card}>
      {(title || action) && (
        <Group className={classes.head} justify="space-between" wrap="nowrap" gap="sm">
          <div>
            {title && <Title order={2} fz={14} lh="20px">{title}</Title>}
            {hint && <Text size="xs" c="dimmed">{hint}</Text>}
          </div>
          {action && <div data-screen-only>{action}</div>}
        </Group>
      )}
      {children && <div className={flush ? undefined : classes.body}>{children}</div>}
    </section>
  )
}
