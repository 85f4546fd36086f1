import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import type { LeadFilter } from '../filters/leadFilter'
import { newestFirst, type LeadSort } from '../search'
import { newsOf, showAll, steady, type Shown } from './steady'

export type Lead = components['schemas']['Lead']

type Options = { filter: LeadFilter; sort: LeadSort; cursor: string | undefined }

const path = '/api/v1/leads'

/** One page of leads that stays put while leads come and go; `news` says what is held back. */
export function useLeadList({ filter, sort, cursor }: Options) {
  const query = { ...filter, sort, cursor }
  const key = JSON.stringify(query)
  const page = api.useQuery('get', path, { params: { query } }, { placeholderData: keepPreviousData })
  const [screen, setScreen] = useState<{ key: string; shown: Shown<Lead> }>()
  const latest = page.data

  const sameList = screen?.key === key
  const before = sameList && latest && !page.isPlaceholderData ? screen.shown : undefined
  const lost = before !== undefined && before.rows.some((row) => !latest?.items.some(({ id }) => id === row.id))
  const next = latest?.next_cursor ?? undefined
  const rest = api.useQuery('get', path, { params: { query: { ...query, cursor: next, limit: 200 } } }, { enabled: lost && next !== undefined })
  const state = before && latest && steady(before, latest, rest.isError ? [] : rest.data?.items)

  if (latest && !page.isPlaceholderData && !sameList) setScreen({ key, shown: showAll(latest) })
  else if (state && changed(state.shown, screen?.shown)) setScreen({ key, shown: state.shown })

  return {
    ...page,
    rows: state?.shown.rows ?? (page.isPlaceholderData ? screen?.shown.rows : undefined) ?? latest?.items,
    next: state?.shown.next ?? null,
    /** Before the first row that the server answered, which is on the screen as well. */
    previous: page.isPlaceholderData ? undefined : latest?.previous_cursor,
    total: latest?.total,
    totalIsExact: latest?.total_is_exact ?? true,
    /** The rows belong to the filter before; the ones asked for are on their way. */
    isOld: page.isPlaceholderData,
    news: state && latest && newsOf(state, latest, sort === newestFirst, cursor === undefined),
    showLatest: () => latest && setScreen({ key, shown: showAll(latest) }),
    /** After an act of our own: reads anew and holds nothing back. */
    showAnew: async () => {
      const { data } = await page.refetch()
      if (data) setScreen({ key, shown: showAll(data) })
    },
  }
}

/** Whether other rows are shown than before; new values alone come with every answer. */
function changed(now: Shown<Lead>, before: Shown<Lead> | undefined): boolean {
  return now.next !== before?.next || now.rows.length !== before.rows.length || now.rows.some((row, index) => row.id !== before.rows[index]?.id)
}
