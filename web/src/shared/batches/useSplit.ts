import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { strings } from './strings'
import type { SelectionBody, Target } from './useBulk'

type Split = components['schemas']['BulkPreview']['split']

/** Who would get how many, as the server would share them out now. Undefined: nobody is chosen yet. */
export function useSplit(selection: SelectionBody, to: Target | undefined, onlyUnassigned: boolean): { split?: Split; error: unknown } {
  const { expected_count: _, ...which } = selection
  const { data, error } = api.useQuery(
    'post', '/api/v1/leads/bulk/preview', { body: { selection: which, to, only_unassigned: onlyUnassigned } },
    { enabled: to !== undefined, placeholderData: keepPreviousData },
  )
  return { split: to && data?.split, error: to && error }
}

/** “240 leads over 4 agents: 60 each.” */
export function splitWords(split: Split): string {
  const shares = split.map(({ count }) => count)
  const total = shares.reduce((sum, n) => sum + n, 0)
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  return strings.split.summary(total, split.length, high - low < 2 ? strings.split.each(low, high) : strings.split.byWeight)
}
