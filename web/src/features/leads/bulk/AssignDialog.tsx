import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from './BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from './useBulk'
import { WhichLeads } from './WhichLeads'
import { farewell, leftOut } from './words'

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
    const done = await bulk.run(selection, { agent_id: target.id }, onlyThose)
    if (done) onDone(done, sentence(done.assigned, leftOut(done.skipped).skipped.length, target))
  }
  function sentence(assigned: number, skipped: number, to: { id: number; name: string }): string {
    if (onlyThose || free === preview.total) return skipped > 0 ? strings.done.someMoved(assigned, assigned + skipped, to.name) : strings.done.assigned(assigned, to.name)
    const moved = skipped > 0 ? strings.done.someMoved(assigned, assigned + skipped, to.name) : strings.done.moved(assigned, to.name)
    return `${moved} ${farewell(preview, to.id, assigned)}`.trim()
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={title(preview.total)} confirm={confirm(moving)} onConfirm={assign} pending={bulk.pending} disabled={!target || moving === 0}>
      <Stack gap={4}>
        <Text fw={500} aria-hidden>{words.who}</Text>
        <AgentSelect label={words.who} agents={agents} value={agent} onChange={(id) => setAgent(id ?? undefined)} unassignable={false} placeholder={words.choose} focusFirst />
      </Stack>
      <WhichLeads preview={preview} target={agent} onlyFree={onlyFree} onOnlyFree={setOnlyFree} />
      {target && moving > 0 && <Text c="dimmed">{target.id === me?.id ? words.ownNotice : words.oneNotice(target.name)}</Text>}
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
