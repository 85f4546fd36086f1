import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMay } from '@/shared/api/useMe'

export type Tag = components['schemas']['Tag']

/** How many tags the server takes at once. */
export const mostTags = 100

/** The tags that hold a text, those of most leads first. */
export function useTags(q: string) {
  return api.useQuery('get', '/api/v1/tags', { params: { query: { q: q || undefined } } }, { placeholderData: keepPreviousData, staleTime: 0 })
}

export function useTagUses(tags: string[]) {
  const { data, error } = api.useQuery('get', '/api/v1/tags/uses', { params: { query: { tag: tags } } }, { staleTime: 0, gcTime: 0 })
  return { uses: data, error }
}

/** Whoever renames or deletes a tag changes every lead that has it. */
export function useMayChangeTags(): boolean {
  const seesAll = useMay('leads.view_all')
  const edits = useMay('leads.edit')
  return seesAll && edits
}
