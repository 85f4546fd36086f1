import { Radio, Stack, Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useMay } from '@/shared/api/useMe'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, SectionCard } from '@/shared/ui'
import { AgentChecklist } from '@/shared/ui/agents/AgentChecklist'
import type { Preview } from '../useImports'
import type { Who } from './draft'
import { words } from './strings'

const { title, hint, named: namedHint, choices, agent: oneAgent, agents: severalAgents, choose } = words.who

type Props = {
  who: Who
  /** A column names agents. */
  named: boolean
  /** How many each would get, as far as that is known. */
  split: Preview['split'] | undefined
  onChange: (who: Who) => void
}

/** Whom the new leads go to. */
export function WhoCard({ who, named, split, onChange }: Props) {
  const { agents } = useAgents()
  const off = useRulesOff()
  return (
    <SectionCard title={title} hint={hint}>
      {named && <Text c="dimmed" mb="sm">{namedHint}</Text>}
      <Radio.Group aria-label={title} value={who.by} onChange={(by) => onChange({ ...who, by: by as Who['by'] })}>
        <Stack gap="sm">
          <Radio value="rules" label={choices.rules.label} description={off ? choices.rules.off : choices.rules.hint} />
          <Radio value="agent" label={choices.agent.label} />
          {who.by === 'agent' && <AgentSelect label={oneAgent} agents={agents} value={who.agent} onChange={(agent) => onChange({ ...who, agent: agent ?? undefined })} unassignable={false} placeholder={choose} />}
          <Radio value="agents" label={choices.agents.label} />
          {who.by === 'agents' && (
            <AgentChecklist label={severalAgents} agents={agents} chosen={who.agents} onChange={(chosen) => onChange({ ...who, agents: chosen })} gets={split && new Map(split.map(({ agent, leads }) => [agent.id, leads]))} />
          )}
          <Radio value="nobody" label={choices.nobody.label} description={choices.nobody.hint} />
        </Stack>
      </Radio.Group>
    </SectionCard>
  )
}

/** Whether auto-assign is off, as far as one may know. */
function useRulesOff(): boolean {
  return api.useQuery('get', '/api/v1/routing', {}, { enabled: useMay('routing.manage') }).data?.auto_assign === false
}
