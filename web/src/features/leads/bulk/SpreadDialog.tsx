import { SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '@/shared/api/problem'
import { ConfirmDialog } from '@/shared/ui'
import { AgentChecklist } from '@/shared/ui/agents/AgentChecklist'
import { ShareBars } from '@/shared/ui/ShareBars'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import { strings as batches } from '@/shared/batches/strings'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk, type Target } from '@/shared/batches/useBulk'
import { usePools } from './usePools'
import { splitWords, useSplit } from '@/shared/batches/useSplit'
import { WhichLeads } from './WhichLeads'

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
  const byRotation = over === 'rotation' && rotations.length > 0
  const rotation = rotations.length === 1 ? rotations[0] : rotations.find(({ id }) => String(id) === rotationId)
  const to = targetOf(byRotation, rotation?.id, chosen)
  const { split, error } = useSplit(selection, to, onlyThose)
  const nobody = isProblem(error) && error.code === 'nobody_available'

  async function spread() {
    const done = to && (await bulk.run(selection, { kind: 'assign', to, onlyUnassigned: onlyThose }))
    if (done) onDone(done)
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={strings.bulk.spreadTitle(preview.total)} confirm={strings.bulk.assignTitle(n)} onConfirm={spread} pending={bulk.pending} disabled={!to || nobody} error={nobody ? undefined : error}>
      {rotations.length > 0 && (
        <SegmentedControl aria-label={words.over} value={over} onChange={setOver} data={[{ value: 'rotation', label: words.rotation }, { value: 'agents', label: words.agents }]} />
      )}
      {byRotation && (
        <Select label={words.which} placeholder={words.pick} data={rotations.map(({ id, name }) => ({ value: String(id), label: name }))} value={rotation ? String(rotation.id) : null} onChange={setRotationId} allowDeselect={false} data-autofocus />
      )}
      {byRotation && split && !nobody && <ShareBars label={words.shares} shares={split} />}
      {byRotation && nobody && rotation && <Text c="dimmed">{words.nobody(rotation.name)}</Text>}
      {!byRotation && <AgentChecklist label={words.agents} agents={agents} chosen={chosen} onChange={setChosen} gets={split && new Map(split.map(({ agent_id, count }) => [agent_id, count]))} />}
      <WhichLeads preview={preview} target={undefined} onlyFree={onlyFree} onOnlyFree={setOnlyFree} spread />
      {split && !nobody && <Text>{splitWords(split)} <Text span c="dimmed">{batches.noticeEach} {batches.split.mayShift}</Text></Text>}
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}

/** Undefined as long as nobody is chosen. */
function targetOf(byRotation: boolean, rotation: number | undefined, chosen: ReadonlySet<number>): Target | undefined {
  if (byRotation) return rotation === undefined ? undefined : { rotation_id: rotation }
  return chosen.size === 0 ? undefined : { agent_ids: [...chosen].toSorted((a, b) => a - b) }
}
