import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { useMe } from '@/shared/api/useMe'
import { useAgents } from '@/shared/members/useAgents'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import { AddAgent } from './AddAgent'
import classes from './Rotations.module.css'
import { ShareRow } from './ShareRow'
import { byTurn, spreadWords } from './turn'
import { useLedger, type LedgerAgent } from './useLedger'

const words = strings.rotation

/** Who is next, how far everybody is from their fair share, and who is in the turn. */
export function FairShare({ rotation }: { rotation: Rotation }) {
  const { data, error, refetch } = useLedger(rotation.id)
  const [more, options] = useDisclosure()
  const empty = rotation.agents.length === 0
  const hint = data && !empty ? spreadWords(data.agents) : undefined
  const action = !empty && <Button variant="subtle" size="compact-sm" aria-expanded={more} onClick={options.toggle} flex="none">{more ? words.fewer : words.more}</Button>
  return (
    <SectionCard title={words.share} hint={hint} action={action} flush>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <div className={classes.add}><Loading lines={4} /></div>)}
      {data && empty && <EmptyState icon={IconUsers} title={words.nobodyIn} hint={words.nobodyInHint} />}
      {data && !empty && <Shares rotation={rotation} agents={data.agents} more={more} />}
      {data && <AddAgent rotation={rotation} />}
    </SectionCard>
  )
}

function Shares({ rotation, agents, more }: { rotation: Rotation; agents: LedgerAgent[]; more: boolean }) {
  // While the order is being changed, the rotation's own order shows.
  const inOrder = more ? rotation.agents.flatMap(({ agent_id }) => agents.find((agent) => agent.agent_id === agent_id) ?? []) : byTurn(agents)
  const turn = byTurn(agents)
  const reading = { now: useNow(), workspace: useMe().data?.workspace.zone }
  const { agents: members } = useAgents()
  const scale = Math.max(1, ...agents.map(({ balance }) => Math.abs(balance)))
  return (
    <>
      {more && <Text size="xs" c="dimmed" px="md" pt="sm" pb="xs">{words.weightHint}</Text>}
      <ul className={classes.shares}>
        {inOrder.map((agent) => <ShareRow key={agent.agent_id} rotation={rotation} agent={agent} openLeads={members.find(({ id }) => id === agent.agent_id)?.openLeads} reading={reading} place={turn.indexOf(agent)} scale={scale} more={more} />)}
      </ul>
    </>
  )
}
