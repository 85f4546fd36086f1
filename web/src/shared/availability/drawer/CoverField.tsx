import { SegmentedControl, Select, Text } from '@mantine/core'
import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect } from '@/shared/ui'
import type { LeaveDraft } from '../leaveDraft'
import classes from './Drawer.module.css'
import { strings } from './strings'
import { useRotations } from './useCover'
import { useWho } from './who'

const words = strings.leave

type Props = { draft: LeaveDraft; onChange: (part: Partial<LeaveDraft>) => void; error: string | undefined }

/** Who stands in for a member in rules that name them. */
export function CoverField({ draft, onChange, error }: Props) {
  const { id, name, own } = useWho()
  const { agents } = useAgents()
  const rotations = useRotations()
  const kinds = rotations.length > 0 || draft.cover === 'rotation' ? (['none', 'agent', 'rotation'] as const) : (['none', 'agent'] as const)
  return (
    <fieldset className={classes.cover}>
      <legend className={classes.legend}>{words.cover}</legend>
      <Text size="xs" c="dimmed">{words.coverHint(own, name)}</Text>
      <SegmentedControl aria-label={words.cover} fullWidth data={kinds.map((value) => ({ value, label: words.coverKinds[value] }))} value={draft.cover} onChange={(cover) => onChange({ cover })} />
      {draft.cover === 'agent' && (
        <AgentSelect
          label={words.coverAgent} agents={agents.filter((agent) => agent.id !== id)} unassignable={false} placeholder={words.coverAgentChoose}
          value={draft.agent} onChange={(agent) => onChange({ agent: agent ?? undefined })}
        />
      )}
      {draft.cover === 'rotation' && (
        <Select
          aria-label={words.coverRotation} placeholder={words.coverRotationChoose} allowDeselect={false} data={rotations.map((rotation) => ({ value: String(rotation.id), label: rotation.name }))}
          value={draft.rotation ? String(draft.rotation) : null} onChange={(chosen) => onChange({ rotation: chosen ? Number(chosen) : undefined })}
        />
      )}
      {error && <Text size="xs" c="var(--fl-critical)" role="alert">{error}</Text>}
    </fieldset>
  )
}
