import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from './strings'
import type { Source } from './useSources'

const words = strings.remove

export function DeleteSource({ source, onClose }: { source: Source; onClose: () => void }) {
  const stale = useStale()
  const navigate = useNavigate()
  const { mutate, isPending, error } = api.useMutation('delete', '/api/v1/sources/{id}', {
    onSuccess: async () => {
      toast.done(words.done)
      await navigate({ to: '/admin/sources' })
      void stale('sources')
    },
  })
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title} confirm={words.confirm} destructive pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id: source.id } } })}
    >
      <Text fw={500}>{source.name}</Text>
      <Text>{words.body}</Text>
    </ConfirmDialog>
  )
}
