import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from './documentTitle'
import classes from './Page.module.css'

type Props = {
  title: string
  /** One line under the title: how many, since when. */
  hint?: ReactNode
  /** What stands before the title, e.g. a way back. */
  before?: ReactNode
  /** The one primary action of the screen, and at most two quiet ones before it. */
  actions?: ReactNode
}

export function PageHeader({ title, hint, before, actions }: Props) {
  usePageTitle(title)
  return (
    <Group className={classes.header} justify="space-between" align="center" gap="sm">
      <Group gap="xs" wrap="nowrap">
        {before && <span data-screen-only>{before}</span>}
        <div className={classes.titles}>
          <Title order={1} dir="auto">{title}</Title>
          {hint && <Text c="dimmed" component="div">{hint}</Text>}
        </div>
      </Group>
      {actions && <Group gap="xs" data-screen-only>{actions}</Group>}
    </Group>
  )
}
