import { Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'

const words = strings.rotation

type Props = { rotation: Rotation; opened: boolean; onClose: () => void; onDeleted: () => void }

/** A rotation that something still points to is refused by the server, which names it. */
export function DeleteRotation({ rotation, opened, onClose, onDeleted }: Props) {
  const stale = useStale()
  const { mutate, isPending, error, reset } = api.useMutation('delete', '/api/v1/rotations/{id}')

  function close() {
    reset()
    onClose()
  }

  function confirm() {
    mutate({ params: { path: { id: rotation.id } } }, {
      onSuccess: () => {
        toast.done(words.deleted(rotation.name))
        onDeleted()
        void stale('routing')
      },
    })
  }

  return (
    <ConfirmDialog opened={opened} onClose={close} title={words.deleteTitle(rotation.name)} confirm={words.deleteConfirm} destructive pending={isPending} error={error} onConfirm={confirm}>
      <Text>{words.deleteText}</Text>
    </ConfirmDialog>
  )
}
