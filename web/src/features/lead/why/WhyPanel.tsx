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

/** The rule that matched, as long as the rules are still those of the decision: its conditions may be told then. */
function useMatchedRule(decision: Decision) {
  const enabled = useMay('routing.manage') && decision.rule !== null
  const { data: routing } = useQuery({ ...api.queryOptions('get', '/api/v1/routing'), enabled })
  const { data: rules } = useQuery({ ...api.queryOptions('get', '/api/v1/routing/rules'), enabled })
  if (routing?.version !== decision.version) return undefined
  return rules?.items.find((rule) => rule.id === decision.rule?.id)
}
