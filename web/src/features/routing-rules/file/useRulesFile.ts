import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '@/shared/api/client'
import { isProblem } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { draftOptions, type Draft } from '../ruleset/useDraftRules'
import type { RulesFile } from './remarks'
import { strings as words } from './strings'

export type Chosen = { name: string; file: RulesFile }
type Where = 'draft' | 'live'
const largest = 1 << 20 // bytes

/** A file of rules: read, looked at, then taken in. */
export function useRulesFile() {
  const queries = useQueryClient()
  const stale = useStale()
  const [chosen, setChosen] = useState<Chosen>()
  const [replace, setReplace] = useState(false)
  const [unreadable, setUnreadable] = useState<string>()
  const preview = useMutation({ mutationFn: (of: { file: RulesFile; replace: boolean }) => send(of, 'live', { dry_run: true }) })
  const landing = useMutation({
    mutationFn: async (where: Where) => {
      if (!chosen) return
      const revision = String(queries.getQueryData<Draft>(draftOptions.queryKey)?.revision ?? 0)
      await send({ file: chosen.file, replace }, where, where === 'draft' ? { revision } : {}, preview.data?.version)
      await stale('routing')
    },
    // What was looked at is not what would happen any more: it is looked at anew.
    onError: (error) => { if (isOvertaken(error)) void stale('routing').then(look) },
  })
  const overtaken = isOvertaken(landing.error)
  function look() {
    if (chosen) preview.mutate({ file: chosen.file, replace })
  }

  async function choose(from: File) {
    forget()
    if (from.size > largest) return setUnreadable(words.tooLarge)
    try {
      const file = JSON.parse(await from.text()) as RulesFile // the server says what is wrong with it
      setChosen({ name: from.name, file })
      preview.mutate({ file, replace: false })
    } catch {
      setUnreadable(words.noJson)
    }
  }
  function forget() {
    setChosen(undefined)
    setReplace(false)
    setUnreadable(undefined)
    preview.reset()
    landing.reset()
  }
  function setReplaces(on: boolean) {
    setReplace(on)
    if (chosen) preview.mutate({ file: chosen.file, replace: on })
  }
  return { chosen, unreadable, replace, setReplaces, preview, landing, overtaken, choose: (from: File) => void choose(from), forget }
}

async function send({ file, replace }: { file: RulesFile; replace: boolean }, as: Where, query: { dry_run?: boolean; revision?: string }, version?: number) {
  const header = version === undefined ? {} : { 'If-Match': `"${version}"` }
  const { data, error } = await client.POST('/api/v1/routing/import', { params: { query: { ...query, as, rotations: replace ? 'replace' : 'keep' }, header }, body: file })
  if (error) throw error
  return data
}

/** Somebody has saved the rules, or the draft, since they were read. */
function isOvertaken(error: unknown): boolean {
  return isProblem(error) && error.status === 412
}
