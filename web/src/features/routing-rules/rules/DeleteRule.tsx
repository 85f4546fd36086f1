import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Rule } from '../useRouting'

const words = strings.rules

export function DeleteRule({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  // The name stays in sight while the dialog fades.
  const [shown, setShown] = useState(rule)
  if (rule && rule !== shown) setShown(rule)
  const stale = useStale()
  const { mutate, isPending, error, reset } = api.useMutation('delete', '/api/v1/routing/rules/{id}', { onSuccess: () => stale('routing') })

  function close() {
    reset()
    onClose()
  }

  function confirm() {
    if (rule) mutate({ params: { path: { id: rule.id } } }, { onSuccess: () => { toast.done(words.deleted(rule.name)); close() } })
  }

  return (
    <ConfirmDialog opened={rule !== null} onClose={close} title={words.deleteTitle(shown?.name ?? '')} confirm={words.deleteConfirm} destructive pending={isPending} error={error} onConfirm={confirm}>
      <Text>{words.deleteText}</Text>
    </ConfirmDialog>
  )
}
