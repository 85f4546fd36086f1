import { Radio, Stack, Text } from '@mantine/core'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.create

type Props = {
  mayAssign: boolean
  /** Undefined: by the rules. Null: by hand, nobody chosen yet. */
  agent: number | null | undefined
  onAgent: (agent: number | null | undefined) => void
  error?: string
}

/** The rules, or one agent; who may not assign keeps what they enter. */
export function WhoGetsIt({ mayAssign, agent, onAgent, error }: Props) {
  const { agents } = useAgents()
  if (!mayAssign) return <Text c="dimmed">{words.own}</Text>
  const byHand = agent !== undefined
  return (
    <Radio.Group label={words.who} value={byHand ? 'hand' : 'rules'} onChange={(value) => onAgent(value === 'hand' ? null : undefined)} error={error}>
      <Stack gap="xs" mt="xs">
        <Radio value="rules" label={words.byRules} />
        <Radio value="hand" label={words.byHand} />
        {byHand && <AgentSelect label={words.byHand} agents={agents} value={agent ?? undefined} onChange={onAgent} unassignable={false} placeholder={strings.bulk.choose} />}
      </Stack>
    </Radio.Group>
  )
}
