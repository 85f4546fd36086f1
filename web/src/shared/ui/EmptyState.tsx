import { Stack, Text, Title } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import classes from './State.module.css'

type Props = {
  title: string
  /** What to do next, in one sentence. */
  hint?: ReactNode
  icon?: ComponentType<{ size?: number; stroke?: number }>
  /** One button at most. */
  action?: ReactNode
}

export function EmptyState({ title, hint, icon: Icon = IconInbox, action }: Props) {
  return (
    <Stack align="center" gap={4} className={classes.state}>
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.6} />
      </span>
      <Title order={2} fz={16} mt={8}>{title}</Title>
      {hint && <Text c="dimmed" maw={420}>{hint}</Text>}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  )
}
