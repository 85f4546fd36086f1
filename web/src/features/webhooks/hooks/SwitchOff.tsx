import { Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import { bodyOf, type Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'

const words = strings.switchOff

/** Asks first: what happens while it is off is not sent later. */
export function SwitchOff({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const stale = useStale()
  const { mutate, isPending, error } = api.useMutation('put', '/api/v1/webhooks/{id}', {
    onSuccess: () => {
      void stale('webhooks')
      toast.done(words.done)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title} confirm={words.confirm} pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id: webhook.id } }, body: { ...bodyOf(webhook), on: false } })}
    >
      <Text fw={500} className={classes.whole}>{webhook.url}</Text>
      <Text>{words.body}</Text>
      {webhook.due > 0 && <Text>{words.due(webhook.due)}</Text>}
    </ConfirmDialog>
  )
}
