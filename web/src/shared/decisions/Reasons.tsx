import { Stack, Text } from '@mantine/core'
import type { components } from '@/shared/api/schema'
import { useNames } from '@/shared/conditions/useNames'
import { Candidates } from './Candidates'
import type { Decision } from './candidates'
import { DecisionDetails } from './DecisionDetails'
import { PassedRules } from './PassedRules'
import { reasonsOf } from './sentences'

type Props = {
  decision: Decision
  /** The rule that matched, if it still reads as it did: its conditions are told then. */
  rule?: components['schemas']['Rule'] | undefined
  /** It is about a made-up lead. */
  tried?: boolean
}

/** Why it came to this decision: in sentences, everybody who stood there, and the rules that came first. */
export function Reasons({ decision, rule, tried = false }: Props) {
  const [first, ...rest] = reasonsOf(decision, useNames(), rule)
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Text>{first}</Text>
        {rest.map((sentence) => <Text key={sentence}>{sentence}</Text>)}
      </Stack>
      {decision.candidates.length > 0 && <Candidates decision={decision} tried={tried} />}
      {decision.passed.length > 0 && <PassedRules passed={decision.passed} />}
      <DecisionDetails decision={decision} />
    </Stack>
  )
}
