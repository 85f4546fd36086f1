import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import { useBatches } from './context'
import { toldOf } from './told'
import { useReadBatchNames } from './useBatchNames'
import { doneWords, skippedWords, type Told } from './words'

/** Which leads are meant: by ids, or everything that matches but for a few. */
export type SelectionBody = components['schemas']['Selection']
export type Target = components['schemas']['BatchTarget']
type Answer = components['schemas']['BulkDone']

/** What is to be done to each of the leads. */
export type Act =
  | { kind: 'assign'; to: Target; onlyUnassigned?: boolean }
  | { kind: 'status'; status: string }
  | { kind: 'tags'; add: string[]; remove: string[] }
  | { kind: 'route'; includeAssigned: boolean }
  | { kind: 'delete' }

/** Does one thing to the chosen leads, as one. Of many leads the answer is that it goes on. */
export function useBulk() {
  const queries = useQueryClient()
  const [refused, setRefused] = useState<{ error: unknown; asked?: number }>()
  const [pending, setPending] = useState(false)

  /** Undefined when it was refused; `refused` says why. */
  async function run(selection: SelectionBody, act: Act): Promise<Told | undefined> {
    setPending(true)
    setRefused(undefined)
    const { data, error } = await send(selection, act).catch((problem: unknown) => ({ data: undefined, error: problem }))
    setPending(false)
    if (data) return toldOf(data, ofBatch(act))
    setRefused({ error, asked: selection.expected_count })
    if (hasChanged(error)) void queries.invalidateQueries({ queryKey: ['post', '/api/v1/leads/bulk/preview'] })
    return undefined
  }
  return { run, pending, refused }
}

/** What follows once it has been taken: a big one is watched, of others is told what they did. `said` is that, where it is known better. */
export function useFinishBulk() {
  const { tell, watch } = useBatches()
  const readNames = useReadBatchNames()
  return async (batch: Told, said?: string) => {
    if (batch.state === 'running') watch(batch.id)
    else tell(batch, `${said ?? doneWords(batch, await readNames())} ${skippedWords(batch)}`.trim())
  }
}

function send(selection: SelectionBody, act: Act): Promise<{ data?: Answer; error?: unknown }> {
  switch (act.kind) {
    case 'assign': return client.POST('/api/v1/leads/bulk/assign', { body: { selection, to: act.to, only_unassigned: act.onlyUnassigned } })
    case 'status': return client.POST('/api/v1/leads/bulk/status', { body: { selection, status: act.status } })
    case 'tags': return client.POST('/api/v1/leads/bulk/tags', { body: { selection, add: act.add, remove: act.remove } })
    case 'route': return client.POST('/api/v1/leads/bulk/route', { body: { selection, include_assigned: act.includeAssigned } })
    case 'delete': return client.POST('/api/v1/leads/bulk/delete', { body: { selection } })
  }
}

/** What of an act is told. */
function ofBatch(act: Act) {
  switch (act.kind) {
    case 'assign': return { kind: act.kind, to: act.to }
    case 'status': return { kind: act.kind, status: act.status }
    case 'tags': return { kind: act.kind, add: act.add, remove: act.remove }
    default: return { kind: act.kind }
  }
}

/** The filter matches another number of leads than was agreed to. */
export function hasChanged(error: unknown): boolean {
  return isProblem(error) && error.code === 'count_changed'
}
