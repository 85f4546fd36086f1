import { useState } from 'react'
import { client } from '@/shared/api/client'
import { useBulk, useFinishBulk } from '@/shared/batches/useBulk'
import { openOf } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

/** Lets the rules decide about all open leads that nobody has, and says how many found somebody. */
export function useAssignMatching() {
  const bulk = useBulk()
  const finish = useFinishBulk()
  const stale = useStale()
  const statuses = useStatuses()
  const [counted, setCounted] = useState(0)
  const filter = { assigned_agent: ['none'], status: openOf(statuses).map(({ key }) => key) }

  async function assign(match: number) {
    const { data, error } = await client.POST('/api/v1/leads/bulk/preview', { body: { selection: { filter } } })
    if (error) return toast.failed(error)
    setCounted(data.total)
    if (data.total === 0) return void stale('routing').then(() => toast.done(strings.offer.nothing))
    const done = await bulk.run({ filter, expected_count: data.total }, { kind: 'route', includeAssigned: false })
    await stale('routing')
    if (!done) return undefined
    // That no rule takes the others was known: only those that were promised and are not placed are worth telling.
    const kept = done.done >= match ? { ...done, skipped: [], skipped_count: 0 } : done
    return finish(kept, strings.offer.done(done.done))
  }
  return { assign, bulk, counted }
}
