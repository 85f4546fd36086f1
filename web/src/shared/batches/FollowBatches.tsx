import { useCallback, useState, type ReactNode } from 'react'
import { client } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { BatchProgressDialog } from './BatchProgressDialog'
import { BatchesContext, type Left } from './context'
import { LeftLeadsDialog } from './LeftLeadsDialog'
import { strings } from './strings'
import { useReadBatchNames } from './useBatchNames'
import { useFollowed } from './useFollowed'
import { endedWords, goesOn, leftOut, type Batch, type Told } from './words'

/** Stays while pages come and go: knows which bulk actions go on, and tells what they and their undoing came to. */
export function FollowBatches({ children }: { children: ReactNode }) {
  const [ended, setEnded] = useState(0)
  const [left, setLeft] = useState<Left>()
  const [watched, setWatched] = useState<number>()
  const stale = useStale()
  const readNames = useReadBatchNames()

  const tell = useCallback((batch: Told, sentence: string) => {
    const gone = leftOf(batch)
    const more = gone.leads.length > 0 ? { label: strings.done.seeWhich, run: () => setLeft(gone) } : undefined
    const back = batch.state !== 'undone' && batch.done > 0 ? () => void undo(batch.id) : undefined
    const say = batch.state === 'failed' ? toast.halted : toast.done
    say(sentence, back, more)
    setEnded((n) => n + 1)
    void stale('leads')
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const tellEnd = useCallback(async (batch: Batch) => tell(batch, endedWords(batch, await readNames())), [tell, readNames])
  const { running, follow } = useFollowed(tellEnd)

  /** Takes what the server answered about a batch: it goes on, or is told. */
  function take(batch: Batch) {
    if (goesOn(batch)) follow(batch.id, batch)
    else void tellEnd(batch)
    void stale('batches')
  }
  async function undo(id: number) {
    const { data, error } = await client.POST('/api/v1/batches/{id}/undo', { params: { path: { id } } })
    if (data) take(data)
    else toast.failed(error)
  }
  async function stop(id: number) {
    const { data, error } = await client.POST('/api/v1/batches/{id}/stop', { params: { path: { id } } })
    if (error) toast.failed(error)
    if (data) await stale('batches')
  }
  function watch(id: number) {
    follow(id)
    setWatched(id)
  }

  return (
    <BatchesContext value={{ running, ended, watch, tell, undo, stop, seeWhich: setLeft }}>
      {children}
      <BatchProgressDialog batch={running.find(({ id }) => id === watched)} onStop={stop} onClose={() => setWatched(undefined)} />
      <LeftLeadsDialog left={left} onClose={() => setLeft(undefined)} />
    </BatchesContext>
  )
}

function leftOf(batch: Told): Left {
  if (batch.state === 'undone') return { kind: 'stayed', leads: batch.stayed, count: batch.stayed_count }
  const { leads, count } = leftOut(batch)
  return { kind: 'skipped', leads, count }
}
