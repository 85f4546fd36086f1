import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { SecretDialog } from './SecretDialog'

const words = strings.renew

/** Asks whether a webhook is to have another secret, and shows it this once. */
export function NewSecret({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const [secret, setSecret] = useState<string>()
  const { mutate, isPending, error } = api.useMutation('post', '/api/v1/webhooks/{id}/secret', { onSuccess: (renewed) => setSecret(renewed.secret) })
  if (secret) return <SecretDialog renewed secret={secret} onClose={onClose} />
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title} confirm={words.confirm} pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id: webhook.id } } })}
    >
      <Text fw={500} className={classes.whole}>{webhook.url}</Text>
      <Text>{words.body}</Text>
    </ConfirmDialog>
  )
}
