import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Left } from './LeftLeadsDialog'
import { undoneSentence } from './words'

/** Takes a bulk action back and says what came back and what stayed. */
export function useUndo(showLeft: (left: Left) => void, onUndone: () => void) {
  const undo = api.useMutation('post', '/api/v1/batches/{id}/undo')
  const stale = useStale()
  return (id: number) =>
    undo.mutate({ params: { path: { id } } }, {
      onSuccess: (batch) => {
        const more = batch.stayed.length > 0 ? { label: strings.done.seeWhich, run: () => showLeft({ kind: 'stayed', leads: batch.stayed }) } : undefined
        toast.done(undoneSentence(batch), undefined, more)
        void stale('leads')
        onUndone()
      },
      onError: (error) => toast.failed(error),
    })
}
