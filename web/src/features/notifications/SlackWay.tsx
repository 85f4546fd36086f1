import { TextInput } from '@mantine/core'
import { strings } from './strings'
import type { WayProps } from './useNotificationSettings'

const words = strings.ways

export function SlackWay({ values, form: { set, wrong } }: WayProps) {
  return (
    <TextInput
      type="url" label={words.slackLabel} description={words.slackHint} placeholder={words.slackPlaceholder} value={values.slack_url ?? ''} error={wrong.slack_url} maxLength={2000}
      autoComplete="off" spellCheck={false} onChange={(event) => set({ slack_url: event.currentTarget.value })}
    />
  )
}
