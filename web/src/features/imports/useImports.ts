import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { goesOn } from '@/shared/batches/words'

export type Import = components['schemas']['Import']
export type ImportColumn = components['schemas']['ImportColumn']
export type Preview = components['schemas']['ImportPreview']

const pageSize = 50
// The live connection tells of every step; this is for when it is away.
const pollMs = 2_000

/** Files, newest first; while one goes on, its numbers go on too. */
export function useImportList(cursor: string | undefined) {
  return api.useQuery('get', '/api/v1/imports', { params: { query: { limit: pageSize, cursor } } }, {
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? pollMs : false),
  })
}

export function useImport(id: number) {
  return api.useQuery('get', '/api/v1/imports/{id}', { params: { path: { id } } }, {
    enabled: Number.isSafeInteger(id) && id > 0,
    refetchInterval: ({ state }) => (state.data && goesOn(state.data) ? pollMs : false),
  })
}

/** How far it is, forward or back. */
export function progressOf({ state, rows, processed, created, undone }: Pick<Import, 'state' | 'rows' | 'processed' | 'created' | 'undone'>): { n: number; of: number } {
  return state === 'undoing' ? { n: undone, of: created } : { n: processed, of: rows }
}
