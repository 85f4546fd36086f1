import { Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** Something to read; what is decided belongs into a ConfirmDialog. */
export function InfoDialog({ opened, onClose, title, children }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} styles={{ title: { fontSize: 16, fontWeight: 600 } }}>
      <Stack gap="md">{children}</Stack>
    </Modal>
  )
}
