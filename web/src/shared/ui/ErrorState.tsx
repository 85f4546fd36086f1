import { Button, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { sentenceOf } from '@/shared/api/problem'
import { strings } from './strings'
import classes from './State.module.css'

type Props = {
  /** What the call threw; told in a sentence. */
  error: unknown
  onRetry?: () => void
  title?: string
}

export function ErrorState({ error, onRetry, title = strings.errorTitle }: Props) {
  return (
    <Stack align="center" gap={4} className={classes.state} role="alert">
      <span className={`${classes.icon} ${classes.critical}`} aria-hidden>
        <IconAlertTriangle size={20} stroke={1.6} />
      </span>
      <Title order={2} fz={16} mt={8}>{title}</Title>
      <Text c="dimmed" maw={420}>{sentenceOf(error)}</Text>
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>{strings.retry}</Button>
        </div>
      )}
    </Stack>
  )
}
