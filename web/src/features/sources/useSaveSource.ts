import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import type { Kind } from './kinds'
import { sourceOptions, type Source } from './useSources'

type Change = components['schemas']['SourceChange']
type Options = { source?: Source; kind: Kind; saved: string; onClose: () => void; onAdded?: (added: Source) => void; onError: (problem: unknown) => void }

/** Adds a source, or changes the one that is given. */
export function useSaveSource({ source, kind, saved, onClose, onAdded, onError }: Options) {
  const stale = useStale()
  const queries = useQueryClient()
  const create = api.useMutation('post', '/api/v1/sources', {
    onSuccess: (added) => {
      void stale('sources')
      onClose()
      onAdded?.(added)
    },
    onError,
  })
  const change = api.useMutation('patch', '/api/v1/sources/{id}', {
    onSuccess: (after) => {
      queries.setQueryData(sourceOptions(after.id).queryKey, after)
      void stale('sources')
      toast.done(saved)
      onClose()
    },
    onError,
  })
  return {
    save: (body: Change) => (source ? change.mutate({ params: { path: { id: source.id } }, body }) : create.mutate({ body: { kind, ...body } })),
    pending: create.isPending || change.isPending,
    error: create.error ?? change.error,
  }
}
