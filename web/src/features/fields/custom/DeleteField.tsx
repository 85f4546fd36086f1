import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import { UsesNote } from '../uses/UsesNote'
import type { Field } from './useFields'

const words = strings.fields.remove

/** Deletes a field; says what it touches. */
export function DeleteField({ field: { key, name }, onClose }: { field: Field; onClose: () => void }) {
  const stale = useStale()
  const { mutate, isPending, isSuccess, error } = api.useMutation('delete', '/api/v1/fields/{key}', {
    onSuccess: () => {
      toast.done(words.done(name))
      onClose()
      void stale('settings', 'leads', 'views')
    },
  })
  // Nobody asks what uses a field that is going.
  const { data: uses, error: unknown } = api.useQuery('get', '/api/v1/fields/{key}/uses', { params: { path: { key } } }, { enabled: !isPending && !isSuccess, staleTime: 0, gcTime: 0 })
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title(name)} confirm={words.confirm} destructive pending={isPending} disabled={!uses} error={error}
      onConfirm={() => mutate({ params: { path: { key } } })}
    >
      <UsesNote uses={uses} error={unknown} leads={words.answers} fate={{ rules: words.rules, views: () => words.views }} />
    </ConfirmDialog>
  )
}
