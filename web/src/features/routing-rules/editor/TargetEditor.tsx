import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect } from '@/shared/ui'
import { sharing } from '../rules/sharing'
import { strings } from '../strings'
import { rotationsOptions, routingOptions } from '../useRouting'
import { AwayChoice } from './AwayChoice'
import type { RuleDraft } from './draft'
import classes from './Editor.module.css'
import { InRotation } from './InRotation'

const words = strings.editor
const kinds = [{ value: 'rotation', label: words.toRotation }, { value: 'agent', label: words.toAgent }]

type Props = { ruleId: number | undefined; target: RuleDraft['target']; onChange: (target: RuleDraft['target']) => void; error: string | undefined }

export function TargetEditor({ ruleId, target, onChange, error }: Props) {
  const { data } = useQuery(rotationsOptions)
  const { data: routing } = useQuery(routingOptions)
  const { agents } = useAgents()
  const rotations = data?.items ?? []
  const chosen = rotations.find(({ id }) => id === target.rotationId)
  const named = agents.find(({ id }) => id === target.agentId)
  const alike = chosen ? sharing(chosen.rules.filter(({ id }) => id !== ruleId), routing?.otherwise?.rotation_id === chosen.id) : ''
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>{words.gives}</legend>
      <Stack gap="xs">
        <SegmentedControl aria-label={words.gives} data={kinds} value={target.kind} onChange={(kind) => onChange({ ...target, kind: kind === 'agent' ? 'agent' : 'rotation' })} />
        {target.kind === 'agent'
          ? <AgentSelect label={words.agent} invalid={Boolean(error)} agents={agents} unassignable={false} placeholder={words.agentPlaceholder} value={target.agentId} onChange={(agent) => onChange({ ...target, agentId: agent ?? undefined })} />
          : (
            <Select
              aria-label={words.rotation}
              error={Boolean(error)}
              placeholder={words.rotationPlaceholder}
              data={rotations.map(({ id, name, agents: members }) => ({ value: String(id), label: `${name} (${members.length === 0 ? strings.rotation.nobody : strings.rotation.agents(members.length)})` }))}
              allowDeselect={false}
              value={target.rotationId ? String(target.rotationId) : null}
              onChange={(id) => onChange({ ...target, rotationId: id ? Number(id) : undefined })}
            />
          )}
        {error && <div className={classes.error} role="alert">{error}</div>}
        {target.kind === 'agent' && named && <AwayChoice name={named.name} target={target} onChange={onChange} />}
        {target.kind === 'rotation' && alike && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{strings.rules.shares(alike)}</Text>}
        {target.kind === 'rotation' && chosen && <InRotation rotation={chosen} />}
      </Stack>
    </fieldset>
  )
}
