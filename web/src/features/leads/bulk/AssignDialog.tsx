import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { strings as availability } from '@/shared/availability/strings'
import { strings as batches } from '@/shared/batches/strings'
import { leftOut } from '@/shared/batches/words'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'
import { WhichLeads } from './WhichLeads'
import { farewell } from './words'

const words = strings.bulk

/** Gives the chosen leads to one agent. */
export function AssignDialog({ act, onClose, selection, preview, onDone }: BulkDialogProps & { act: 'assign' | 'reassign' }) {
  const { data: me } = useMe()
  const { agents } = useAgents()
  const bulk = useBulk()
  const [agent, setAgent] = useState<number>()
  const [onlyFree, setOnlyFree] = useState(true)
  const target = agents.find(({ id }) => id === agent)
  const free = preview.unassigned
  const onlyThose = onlyFree && free > 0 && free < preview.total
  const there = onlyThose ? 0 : (preview.by_agent.find(({ agent_id }) => agent_id === agent)?.count ?? 0)
  const moving = onlyThose ? free : preview.total - there
  const title = act === 'assign' ? words.assignTitle : words.reassignTitle
  const confirm = free === 0 ? words.reassignTitle : words.assignTitle

  async function assign() {
    if (!target) return
    const done = await bulk.run(selection, { kind: 'assign', to: { agent_id: target.id }, onlyUnassigned: onlyThose })
    if (!done) return
    const fresh = onlyThose || free === preview.total
    const of = done.done + leftOut(done).count
    onDone(done, fresh ? undefined : `${batches.done.moved(done.done, of, target.name)} ${farewell(preview, target.id, done.done)}`.trim())
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={title(preview.total)} confirm={confirm(moving)} onConfirm={assign} pending={bulk.pending} disabled={!target || moving === 0}>
      <Stack gap={4}>
        <Text fw={500} aria-hidden>{words.who}</Text>
        <AgentSelect label={words.who} agents={agents} value={agent} onChange={(id) => setAgent(id ?? undefined)} unassignable={false} placeholder={words.choose} focusFirst />
      </Stack>
      <WhichLeads preview={preview} target={agent} onlyFree={onlyFree} onOnlyFree={setOnlyFree} />
      {target?.away && <Text c="var(--fl-warning)">{availability.isAway(target.name, target.away)}</Text>}
      {target && moving > 0 && <Text c="dimmed">{target.id === me?.id ? words.ownNotice : words.oneNotice(target.name)}</Text>}
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
