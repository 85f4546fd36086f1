import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { batchOptions } from './batchOptions'
import { useMayBatch } from './useMayBatch'
import { goesOn, type Batch } from './words'

// The live connection tells of every step; this is for when it is away.
const pollMs = 1_500
const looked = 8

/**
 * The bulk actions that go on: those that were begun here, and mine that a page opened later finds. Says once when one
 * of them has ended.
 */
export function useFollowed(onEnded: (batch: Batch) => void) {
  const queries = useQueryClient()
  const [ids, setIds] = useState<number[]>([])
  const told = useRef(new Set<string>())
  const followed = useQueries({
    queries: ids.map((id) => ({ ...batchOptions(id), refetchInterval: ({ state }: { state: { data?: Batch; error: unknown } }) => (state.error || (state.data && !goesOn(state.data)) ? false : pollMs) })),
  })
  const known = followed.flatMap(({ data }) => data ?? [])

  /** `batch` is how it stands now, where that is known: an older answer may say that it has ended. */
  function follow(id: number, batch?: Batch) {
    if (batch) queries.setQueryData(batchOptions(id).queryKey, batch)
    setIds((before) => (before.includes(id) ? before : [...before, id]))
  }
  useMine((batch) => { if (!ids.includes(batch.id)) follow(batch.id, batch) })

  useEffect(() => {
    for (const batch of known) {
      const end = `${batch.id} ${batch.state}`
      if (goesOn(batch) || told.current.has(end)) continue
      told.current.add(end)
      onEnded(batch)
    }
  }, [known, onEnded])

  return { running: known.filter(goesOn), follow }
}

/** Finds what I began elsewhere, or before a reload. */
function useMine(onFound: (batch: Batch) => void) {
  const { data: me } = useMe()
  const enabled = useMayBatch()()
  const { data } = api.useQuery('get', '/api/v1/batches', { params: { query: { limit: looked } } }, { enabled })

  useEffect(() => {
    const mine = ({ actor }: Batch) => actor.kind === 'member' && actor.id === me?.id && actor.token === null
    for (const batch of data?.items ?? []) if (goesOn(batch) && mine(batch)) onFound(batch)
    // Only another answer brings news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data])
}
