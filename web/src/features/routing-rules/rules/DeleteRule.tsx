import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog, toast } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import type { Rule } from '../useRouting'

const words = strings.rules

export function DeleteRule({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  // The name stays in sight while the dialog fades.
  const [shown, setShown] = useState(rule)
  if (rule && rule !== shown) setShown(rule)
  const { remove, drafting } = useRuleset()
  const { mutate, isPending, error, reset } = useMutation({ mutationFn: remove })

  function close() {
    reset()
    onClose()
  }

  function confirm() {
    if (rule) mutate(rule, { onSuccess: () => { if (!drafting) toast.done(words.deleted(rule.name)); close() } })
  }

  return (
    <ConfirmDialog opened={rule !== null} onClose={close} title={words.deleteTitle(shown?.name ?? '')} confirm={words.deleteConfirm} destructive pending={isPending} error={error} onConfirm={confirm}>
      <Text>{drafting ? strings.draft.deleteText : words.deleteText}</Text>
    </ConfirmDialog>
  )
}
