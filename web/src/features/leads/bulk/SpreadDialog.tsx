import { SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { AgentChecklist } from './AgentChecklist'
import { BulkNotes } from './BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { ShareList } from './ShareList'
import { sameShare, split } from './split'
import { useBulk, type Target } from './useBulk'
import { usePools } from './usePools'
import { WhichLeads } from './WhichLeads'
import { leftOut } from './words'

const words = strings.spread

/** Shares the chosen leads over a rotation or over chosen agents, and shows beforehand how many each gets. */
export function SpreadDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const bulk = useBulk()
  const { rotations, agents } = usePools()
  const [over, setOver] = useState<'rotation' | 'agents'>('rotation')
  const [rotationId, setRotationId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [onlyFree, setOnlyFree] = useState(true)

  const onlyThose = onlyFree && preview.unassigned > 0 && preview.unassigned < preview.total
  const n = onlyThose ? preview.unassigned : preview.total
  const rotation = rotations.length === 1 ? rotations[0] : rotations.find(({ id }) => String(id) === rotationId)
  const byRotation = over === 'rotation' && rotations.length > 0
  const pool = byRotation ? (rotation?.pool ?? []) : agents.filter(({ id }) => chosen.has(id)).map((agent) => ({ ...agent, weight: 1 }))
  const shares = split(n, pool.map(({ weight }) => weight))
  const same = sameShare(shares)
  const summary = words.summary(n, pool.length, same ? words.each(same.low, same.high) : words.byWeight)

  async function spread() {
    const to: Target = byRotation ? { rotation_id: rotation?.id } : { agent_ids: [...chosen] }
    const done = await bulk.run(selection, to, onlyThose)
    if (!done) return
    const skipped = leftOut(done.skipped).skipped.length
    const where = byRotation && rotation ? rotation.name : strings.done.agents(pool.length)
    onDone(done, skipped > 0 ? strings.done.someSpread(done.assigned, done.assigned + skipped, where) : strings.done.spread(done.assigned, where))
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={strings.bulk.spreadTitle(preview.total)} confirm={strings.bulk.assignTitle(n)} onConfirm={spread} pending={bulk.pending} disabled={pool.length === 0}>
      {rotations.length > 0 && (
        <SegmentedControl aria-label={words.over} value={over} onChange={setOver} data={[{ value: 'rotation', label: words.rotation }, { value: 'agents', label: words.agents }]} />
      )}
      {byRotation && rotations.length > 1 && (
        <Select label={words.which} placeholder={words.pick} data={rotations.map(({ id, name }) => ({ value: String(id), label: name }))} value={rotationId} onChange={setRotationId} allowDeselect={false} data-autofocus />
      )}
      {byRotation && rotation && (pool.length > 0 ? <ShareList pool={pool} shares={shares} /> : <Text c="dimmed">{words.nobody}</Text>)}
      {!byRotation && <AgentChecklist agents={agents} chosen={chosen} onChange={setChosen} share={shares[0]} />}
      <WhichLeads preview={preview} target={undefined} onlyFree={onlyFree} onOnlyFree={setOnlyFree} spread />
      {pool.length > 0 && <Text>{summary} <Text span c="dimmed">{strings.bulk.noticeEach}</Text></Text>}
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
