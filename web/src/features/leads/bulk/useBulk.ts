import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import type { Told } from '@/shared/batches/words'
import type { SelectionBody } from './selectionBody'

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
    if (data) return toldOf(act, data)
    setRefused({ error, asked: selection.expected_count })
    if (hasChanged(error)) void queries.invalidateQueries({ queryKey: ['post', '/api/v1/leads/bulk/preview'] })
    return undefined
  }
  return { run, pending, refused }
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

function toldOf(act: Act, { batch_id, state, total, done, skipped, skipped_count }: Answer): Told {
  return {
    id: batch_id, kind: act.kind, state, total, done, skipped, skipped_count, stayed: [], stayed_count: 0, undone: 0, error: '',
    to: act.kind === 'assign' ? act.to : {},
    status: act.kind === 'status' ? act.status : undefined,
    add: act.kind === 'tags' ? act.add : [],
    remove: act.kind === 'tags' ? act.remove : [],
  }
}

/** The filter matches another number of leads than was agreed to. */
export function hasChanged(error: unknown): boolean {
  return isProblem(error) && error.code === 'count_changed'
}
