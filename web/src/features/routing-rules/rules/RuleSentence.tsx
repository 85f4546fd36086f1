import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useNames } from '@/shared/conditions/useNames'
import { conditionWords, joint } from '@/shared/conditions/words'
import { Joint, LeadsTo, Sentence, SentencePart, type Tone } from '@/shared/ui'
import { strings } from '../strings'
import { rotationsOptions, type Rotation, type Rule } from '../useRouting'

const words = strings.rules

/** “When source is Facebook and form is Home valuation → Buyers, in turn (4 agents)” */
export function RuleSentence({ rule }: { rule: Rule }) {
  const names = useNames()
  const { data: rotations } = useQuery(rotationsOptions)
  const strategy = rotations?.items.find(({ id }) => id === rule.target.rotation_id)?.strategy
  return (
    <Sentence>
      {rule.conditions.length === 0 ? <Joint>{words.every}</Joint> : <Joint>{words.when}</Joint>}
      {rule.conditions.map((condition, index) => (
        // Conditions have no name of their own, and this list is only read.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && <Joint>{joint(rule.match)}</Joint>}
          <SentencePart tone={rule.broken ? 'critical' : 'neutral'}>{conditionWords(condition, names)}</SentencePart>
        </Fragment>
      ))}
      <LeadsTo label={words.then} />
      <SentencePart tone={targetTone(rule)}>{targetWords(rule, strategy)}</SentencePart>
      {rule.target.agent_id && rule.away === 'next' && <Joint>{words.askNext}</Joint>}
    </Sentence>
  )
}

function targetTone({ target_agents }: Rule): Tone {
  return target_agents === 0 ? 'warning' : 'brand'
}

/** A rotation that is gone was one in turn, as most are. */
function targetWords({ target, target_name, target_agents }: Rule, strategy: Rotation['strategy'] = 'round_robin'): string {
  if (target.rotation_id) return words.toRotation(target_name, strategy, target_agents)
  if (!target.agent_id) return words.toNobody
  return target_agents === 0 ? words.toInactive(target_name) : target_name
}
