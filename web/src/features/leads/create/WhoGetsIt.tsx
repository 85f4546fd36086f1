import { Radio, Stack, Text } from '@mantine/core'
import { useMay, useMe } from '@/shared/api/useMe'
import { strings as availability } from '@/shared/availability/strings'
import { awaitedOf } from '@/shared/leads/words'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, type AgentOption } from '@/shared/ui'
import { strings } from '../strings'
import type { Known } from './known'

const words = strings.create

type Props = {
  /** Undefined: by the rules. Null: by hand, nobody chosen yet. */
  agent: number | null | undefined
  onAgent: (agent: number | null | undefined) => void
  /** The lead that takes what is entered: then there is nothing to choose. */
  taker: Known['lead'] | undefined
  error?: string
}

/** The rules, or one agent. Who may not assign leads can only have them; who sees their own alone would lose any other. */
export function WhoGetsIt({ agent, onAgent, taker, error }: Props) {
  const { agents } = useAgents()
  const { data: me } = useMe()
  const mayAssign = useMay('leads.assign')
  const seesAll = useMay('leads.view_all')
  if (taker) return <Text c="dimmed">{stays(taker, agents, me?.id)}</Text>
  if (!mayAssign && !seesAll) return <Text c="dimmed">{words.own}</Text>
  const way = agent === undefined ? 'rules' : agent === me?.id ? 'me' : 'hand'
  const chosen = way === 'hand' ? agents.find(({ id }) => id === agent) : undefined
  const ways: Record<string, number | null | undefined> = { rules: undefined, me: me?.id, hand: null }
  return (
    <Radio.Group label={words.who} value={way} onChange={(next) => onAgent(ways[next])} error={error}>
      <Stack gap="xs" mt="xs">
        <Radio value="rules" label={words.byRules} />
        <Radio value="me" label={words.byMe} />
        {mayAssign && <Radio value="hand" label={words.byHand} />}
        {way === 'hand' && <AgentSelect label={words.byHand} agents={agents} value={agent ?? undefined} onChange={onAgent} unassignable={false} placeholder={strings.bulk.choose} />}
        {chosen?.away && <Text size="sm" c="var(--fl-warning)">{availability.isAway(chosen.name, chosen.away)}</Text>}
      </Stack>
    </Radio.Group>
  )
}

/** Who has a lead after an enquiry: its agent, unless they cannot have leads any more. */
function stays(taker: Known['lead'], agents: AgentOption[], me: number | undefined): string {
  const agent = agents.find(({ id }) => id === taker.assigned_agent?.id)
  if (agent) return agent.id === me ? words.youKeep : words.keeps(agent.name)
  const awaited = awaitedOf(taker)
  return awaited ? words.goesOnWaiting(awaited.name) : words.rulesDecide
}
