import { Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from './strings'
import type { Role } from './useRoles'

const words = strings.remove

export function DeleteRole({ role, users, onClose }: { role: Role; users: number; onClose: () => void }) {
  const stale = useStale()
  const { mutate, isPending, error } = api.useMutation('delete', '/api/v1/roles/{id}', {
    onSuccess: () => {
      void stale('roles')
      toast.done(words.done(role.name))
      onClose()
    },
  })
  const used = users === 1 ? words.usedByOne : words.used(users)
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title(role.name)} confirm={words.confirm} destructive pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id: role.id } } })}
    >
      <Text>{users === 0 ? words.unused : used}</Text>
    </ConfirmDialog>
  )
}
