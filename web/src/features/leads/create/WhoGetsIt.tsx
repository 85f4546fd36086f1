import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.create

type Props = {
  mayAssign: boolean
  /** Undefined: by the rules. */
  agent: number | undefined
  onAgent: (agent: number | undefined) => void
  error?: string
}

/** The rules, or one agent; who may not assign keeps what they enter. */
export function WhoGetsIt({ mayAssign, agent, onAgent, error }: Props) {
  const { agents } = useAgents()
  const [byHand, setByHand] = useState(agent !== undefined)
  if (!mayAssign) return <Text c="dimmed">{words.own}</Text>

  function choose(hand: boolean) {
    setByHand(hand)
    if (!hand) onAgent(undefined)
  }
  return (
    <Radio.Group label={words.who} value={byHand ? 'hand' : 'rules'} onChange={(value) => choose(value === 'hand')} error={error}>
      <Stack gap="xs" mt="xs">
        <Radio value="rules" label={words.byRules} />
        <Radio value="hand" label={words.byHand} />
        {byHand && <AgentSelect label={words.byHand} agents={agents} value={agent} onChange={(id) => onAgent(id ?? undefined)} unassignable={false} placeholder={strings.bulk.choose} />}
      </Stack>
    </Radio.Group>
  )
}
