import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import type { Preview } from '../useImports'
import type { Planned } from './draft'

// As long as somebody still changes their mind.
const patienceMs = 400

/** What a commit of this plan would do. `current` says whether the answer is about this plan, or still about one before. */
export function usePreview(id: number, plan: Planned | undefined): { preview?: Preview; error: unknown; current: boolean } {
  const wanted = plan && JSON.stringify(plan)
  const [asked] = useDebouncedValue(wanted, patienceMs)
  const { data, error, isPlaceholderData } = useQuery({
    // Not under the path of its call: it takes the server long enough, and stays true while other imports go on.
    queryKey: ['import-preview', id, asked],
    queryFn: ({ signal }) => preview(id, JSON.parse(asked ?? '{}') as Planned, signal),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  })
  return { preview: data, error, current: wanted !== undefined && wanted === asked && data !== undefined && !isPlaceholderData }
}

async function preview(id: number, body: Planned, signal: AbortSignal): Promise<Preview> {
  const { data, error } = await client.POST('/api/v1/imports/{id}/preview', { params: { path: { id } }, body, signal })
  if (!data) throw error
  return data
}
