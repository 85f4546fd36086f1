import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'

const pauseMs = 200
const hits = 8

/** Looks for leads while one writes. */
export function useLeadSearch(query: string) {
  const wanted = query.trim()
  const [q] = useDebouncedValue(wanted, pauseMs)
  const enabled = q !== '' && wanted !== ''
  const { data, isFetching } = api.useQuery('get', '/api/v1/leads', { params: { query: { q, limit: hits } } }, { enabled, placeholderData: keepPreviousData })
  const page = enabled ? data : undefined
  return { leads: page?.items ?? [], total: page?.total ?? 0, searching: isFetching || q !== wanted }
}
