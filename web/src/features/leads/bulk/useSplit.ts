import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { SelectionBody } from './selectionBody'
import type { Target } from './useBulk'
import type { Preview } from './words'

export type Split = Preview['split']

/** Who would get how many, as the server would share them out now. Undefined: nobody is chosen yet. */
export function useSplit(selection: SelectionBody, to: Target | undefined, onlyUnassigned: boolean): { split?: Split; error: unknown } {
  const { expected_count: _, ...which } = selection
  const { data, error } = api.useQuery(
    'post', '/api/v1/leads/bulk/preview', { body: { selection: which, to, only_unassigned: onlyUnassigned } },
    { enabled: to !== undefined, placeholderData: keepPreviousData },
  )
  return { split: to && data?.split, error: to && error }
}
