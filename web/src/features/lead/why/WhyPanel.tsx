import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { useMay } from '@/shared/api/useMe'
import { Reasons } from '@/shared/decisions/Reasons'
import { ErrorState, Loading, SidePanel } from '@/shared/ui'
import { strings } from '../strings'
import { decisionOf, whyLabel } from '../timeline/whyLabel'
import { useDecisions, type Activity, type Decision } from '../useLead'
import { CheckDecision } from './CheckDecision'

const words = strings.why

type Props = { leadId: number; entry: Activity | null; opened: boolean; onClose: () => void }

export function WhyPanel({ leadId, entry, opened, onClose }: Props) {
  const decisions = useDecisions(leadId)
  const decision = entry ? decisionOf(entry, decisions.data?.items ?? []) : undefined
  const title = (entry && whyLabel(entry, decisions.data?.items ?? [], true)) ?? words.titleNobody
  const foot = decision && <CheckDecision key={decision.id} decision={decision} recompute={decisions.refetch} />
  return (
    <SidePanel opened={opened} onClose={onClose} title={title} foot={foot}>
      {entry && !decision && (decisions.isPending ? <Loading /> : decisions.error ? <ErrorState error={decisions.error} onRetry={() => void decisions.refetch()} /> : <ByHand entry={entry} />)}
      {decision && <Explained decision={decision} />}
    </SidePanel>
  )
}

function ByHand({ entry }: { entry: Activity }) {
  if (entry.actor.kind !== 'member') return <Text>{words.noRecord}</Text>
  return (
    <Stack gap={4}>
      <Text>{entry.to ? words.byHand(entry.actor.name) : words.byHandUnassigned(entry.actor.name)}</Text>
      {entry.batch_id !== null && <Text c="dimmed">{words.byHandBulk}</Text>}
    </Stack>
  )
}

function Explained({ decision }: { decision: Decision }) {
  return <Reasons decision={decision} rule={useMatchedRule(decision)} />
}

/** The rule that matched, as it stood then: as it is now, unless it is among what was changed since. */
function useMatchedRule({ rule, version }: Decision) {
  const enabled = useMay('routing.manage') && rule !== null && version !== null
  const { data: routing } = useQuery({ ...api.queryOptions('get', '/api/v1/routing'), enabled })
  const { data: rules } = useQuery({ ...api.queryOptions('get', '/api/v1/routing/rules'), enabled })
  const live = routing?.version ?? version ?? 0
  const { data: later } = useQuery({
    ...api.queryOptions('get', '/api/v1/routing/versions/{id}', { params: { path: { id: live }, query: { since: version ?? 0 } } }),
    enabled: enabled && live !== version,
  })
  if (!routing || (live !== version && !later)) return undefined
  const then = later?.changes.find(({ rule_before: before }) => before?.id === rule?.id)?.rule_before
  return then ?? rules?.items.find(({ id }) => id === rule?.id)
}
