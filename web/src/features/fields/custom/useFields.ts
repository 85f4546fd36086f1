import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { toast, useOrder } from '@/shared/ui'

export type Field = components['schemas']['Field']
export type FieldType = components['schemas']['FieldType']
type Fields = { items: Field[]; next_cursor: string | null }

const options = api.queryOptions('get', '/api/v1/fields')
// The live connection tells when a field is filled; this is for when it is away.
const pollMs = 5_000

export function useFields() {
  return useQuery({ ...options, refetchInterval: ({ state }) => (state.data?.items.some(({ filling }) => filling) ? pollMs : false) })
}

/** Puts a field at another place: at once on the screen, and back if the server refuses. */
export function useOrderFields(fields: Field[]) {
  const queries = useQueryClient()
  const stale = useStale()
  const { mutate } = api.useMutation('put', '/api/v1/fields', { onError: toast.failed, onSettled: () => stale('settings') })

  function save(items: Field[]) {
    queries.setQueryData<Fields>(options.queryKey, (now) => now && { ...now, items })
    mutate({ body: { keys: items.map(({ key }) => key) } })
  }
  return useOrder({ items: fields, keyOf: ({ key }) => key, nameOf: ({ name }) => name, onOrder: save })
}
