import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** The word on the one button that closes it, for what is not shown again: a click beside it loses nothing. */
  done?: string
}

/** Something to read; what is decided belongs into a ConfirmDialog. */
export function InfoDialog({ opened, onClose, title, children, done }: Props) {
  const careful = done !== undefined
  return (
    <Modal
      opened={opened} onClose={onClose} title={title} size={careful ? 'lg' : undefined} styles={{ title: { fontSize: 16, fontWeight: 600 } }}
      withCloseButton={!careful} closeOnClickOutside={!careful} closeOnEscape={!careful}
    >
      <Stack gap="md">
        {children}
        {careful && <Group justify="flex-end"><Button onClick={onClose}>{done}</Button></Group>}
      </Stack>
    </Modal>
  )
}
