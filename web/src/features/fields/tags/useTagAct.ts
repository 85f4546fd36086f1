import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useBatches } from '@/shared/batches/context'
import { toldOf } from '@/shared/batches/told'
import { goesOn, skippedWords } from '@/shared/batches/words'
import { useStale } from '@/shared/live/useStale'

type Done = components['schemas']['BulkDone']

/** Renames, merges and deletes tags: a bulk action on their leads, which goes on if they are many, and can be undone. */
export function useTagAct(onDone: () => void) {
  const stale = useStale()
  const { tell, watch } = useBatches()

  function finish(answer: Done, change: { add: string[]; remove: string[] }, said: (leads: number) => string) {
    const batch = toldOf(answer, { kind: 'tags', ...change })
    if (goesOn(batch)) watch(batch.id)
    else tell(batch, `${said(batch.done)} ${skippedWords(batch)}`.trim())
    void stale('leads', 'routing', 'views')
    onDone()
  }
  const renaming = api.useMutation('post', '/api/v1/tags/rename')
  const deleting = api.useMutation('post', '/api/v1/tags/delete')
  return {
    rename: (tags: string[], to: string, said: (leads: number) => string) => renaming.mutate({ body: { tags, to } }, { onSuccess: (answer) => finish(answer, { add: [to], remove: tags }, said) }),
    remove: (tags: string[], said: (leads: number) => string) => deleting.mutate({ body: { tags } }, { onSuccess: (answer) => finish(answer, { add: [], remove: tags }, said) }),
    pending: renaming.isPending || deleting.isPending,
    error: renaming.error ?? deleting.error,
  }
}
