import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import type { SelectionBody } from './selectionBody'

type Batch = components['schemas']['Batch']
export type Target = components['schemas']['BatchTarget']
export type Done = { batch: number; assigned: number; skipped: Batch['skipped'] }

const pollMs = 700

/**
 * Moves the chosen leads as one. A large action goes on at the server: then
 * `progress` follows it, and closing the page does not stop it.
 */
export function useBulk() {
  const assign = api.useMutation('post', '/api/v1/leads/bulk/assign')
  const queries = useQueryClient()
  const [progress, setProgress] = useState<{ done: number; total: number }>()
  const [refused, setRefused] = useState<{ error: unknown; asked?: number }>()
  const [pending, setPending] = useState(false)

  async function settled(id: number): Promise<Batch> {
    const { data, error: problem } = await client.GET('/api/v1/batches/{id}', { params: { path: { id } } })
    if (!data) throw problem
    if (data.state !== 'running') return data
    setProgress({ done: data.done, total: data.total })
    await new Promise((resolve) => { setTimeout(resolve, pollMs) })
    return settled(id)
  }

  /** Undefined when it was refused; `refused` says why. */
  async function run(selection: SelectionBody, to: Target, onlyUnassigned: boolean): Promise<Done | undefined> {
    setPending(true)
    setRefused(undefined)
    try {
      const answer = await assign.mutateAsync({ body: { selection, to, only_unassigned: onlyUnassigned } })
      const { done, skipped } = answer.state === 'running' ? await settled(answer.batch_id) : { done: answer.assigned, skipped: answer.skipped }
      return { batch: answer.batch_id, assigned: done, skipped }
    } catch (problem) {
      setRefused({ error: problem, asked: selection.expected_count })
      if (hasChanged(problem)) void queries.invalidateQueries({ queryKey: ['post', '/api/v1/leads/bulk/preview'] })
      return undefined
    } finally {
      setPending(false)
      setProgress(undefined)
    }
  }

  return { run, pending, progress, refused }
}

/** The filter matches another number of leads than was agreed to. */
export function hasChanged(error: unknown): boolean {
  return isProblem(error) && error.code === 'count_changed'
}
