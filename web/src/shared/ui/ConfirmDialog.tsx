import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { useFocusBack, useLiesOver } from './over'
import { strings } from './strings'

type Props = {
  opened: boolean
  onClose: () => void
  /** What is about to happen: “Assign 12 leads”. */
  title: string
  /** Who, how many, and what nobody would expect. */
  children: ReactNode
  /** Names the act and the number, never “OK”. */
  confirm: string
  onConfirm: () => void
  /** The act takes something away for good. */
  destructive?: boolean
  pending?: boolean
  /** Something is still to be chosen; then the first choice carries `data-autofocus`. */
  disabled?: boolean
  /** Why the last try failed; told inside, so that nothing chosen is lost. */
  error?: unknown
}

export function ConfirmDialog({ opened, onClose, title, children, confirm, onConfirm, destructive = false, pending = false, disabled = false, error }: Props) {
  useLiesOver(opened)
  useFocusBack(opened)
  return (
    <Modal opened={opened} onClose={onClose} title={title} styles={{ title: { fontSize: 16, fontWeight: 600 } }}>
      <Stack gap="md">
        {children}
        {error ? <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{strings.cancel}</Button>
          <Button color={destructive ? '#b3261e' : undefined} loading={pending} disabled={disabled} onClick={onConfirm} data-autofocus={disabled ? undefined : true}>{confirm}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
