import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import { strings as batches } from '@/shared/batches/strings'
import { useBulk, useFinishBulk } from '@/shared/batches/useBulk'
import { splitWords, useSplit } from '@/shared/batches/useSplit'
import { useAgents } from '@/shared/members/useAgents'
import { ConfirmDialog, ErrorState, Loading } from '@/shared/ui'
import { AgentChecklist } from '@/shared/ui/agents/AgentChecklist'
import { strings } from '../strings'
import { rotationsOptions } from '../useRouting'
import { membersOf } from './membersOf'
import type { WaitingGroup } from './words'

const words = strings.waiting
const waiting = { filter: { assigned_agent: ['waiting'] } }

/** Gives the leads that wait to chosen agents, evenly: at first to those whom they wait for. */
export function AssignWaiting({ groups, onClose }: { groups: WaitingGroup[]; onClose: () => void }) {
  const counted = api.useQuery('post', '/api/v1/leads/bulk/preview', { body: { selection: waiting } })
  const rotations = useQuery(rotationsOptions)
  const members = useAgents()
  const failed = [counted, rotations, members].find(({ error, data }) => error && !data)
  if (failed) return <ConfirmDialog opened onClose={onClose} title={words.assign} confirm={words.assign} onConfirm={onClose} disabled><ErrorState error={failed.error} onRetry={() => void failed.refetch()} /></ConfirmDialog>
  if (!counted.data || !rotations.data || !members.data) return <ConfirmDialog opened onClose={onClose} title={words.assign} confirm={words.assign} onConfirm={onClose} disabled><Loading lines={6} /></ConfirmDialog>
  const ids = members.agents.map(({ id }) => id)
  return <Choose total={counted.data.total} agents={members.agents} first={membersOf(groups, rotations.data.items).filter((id) => ids.includes(id))} onClose={onClose} />
}

type ChooseProps = { total: number; agents: ReturnType<typeof useAgents>['agents']; first: number[]; onClose: () => void }

function Choose({ total, agents, first, onClose }: ChooseProps) {
  const bulk = useBulk()
  const finish = useFinishBulk()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(first))
  const to = chosen.size > 0 ? { agent_ids: [...chosen].toSorted((a, b) => a - b) } : undefined
  const { split, error } = useSplit(waiting, to, false)

  async function assign() {
    const done = to && (await bulk.run({ ...waiting, expected_count: total }, { kind: 'assign', to }))
    if (!done) return
    onClose()
    await finish(done)
  }

  return (
    <ConfirmDialog opened onClose={onClose} title={words.assignTitle(total)} confirm={words.assignConfirm(total)} onConfirm={assign} pending={bulk.pending} disabled={!to || total === 0} error={error}>
      <Text>{words.assignHint}</Text>
      <AgentChecklist label={words.agents} agents={agents} chosen={chosen} onChange={setChosen} gets={split && new Map(split.map(({ agent_id, count }) => [agent_id, count]))} />
      {split && split.length > 0 && <Text>{splitWords(split)} <Text span c="dimmed">{batches.noticeEach}</Text></Text>}
      <BulkNotes bulk={bulk} total={total} />
    </ConfirmDialog>
  )
}
