import { Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'

const words = strings.remove

export function DeleteWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const stale = useStale()
  const { mutate, isPending, error } = api.useMutation('delete', '/api/v1/webhooks/{id}', {
    onSuccess: () => {
      void stale('webhooks')
      toast.done(words.done)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title} confirm={words.confirm} destructive pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id: webhook.id } } })}
    >
      <Text fw={500} className={classes.whole}>{webhook.url}</Text>
      <Text>{words.body}</Text>
      <Text>{words.lost(webhook.due, webhook.failed)}</Text>
    </ConfirmDialog>
  )
}
