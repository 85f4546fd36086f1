import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { words } from './strings'

/** Lets go of a file that nobody wants. Whoever brought it still has it. */
export function Discard({ id }: { id: number }) {
  const stale = useStale()
  const navigate = useNavigate()
  const { mutate, isPending } = api.useMutation('delete', '/api/v1/imports/{id}', {
    onSuccess: async () => {
      toast.done(words.discarded)
      await navigate({ to: '/admin/imports' })
      void stale('imports')
    },
    onError: toast.failed,
  })
  return <Button variant="default" loading={isPending} onClick={() => mutate({ params: { path: { id } } })}>{words.discard}</Button>
}
