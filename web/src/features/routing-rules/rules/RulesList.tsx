import { Button, Group } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { EmptyState, OrderedList, SectionCard } from '@/shared/ui'
import { CheckButton } from '../check/CheckButton'
import { ofLastLine, ofRule, useFindings } from '../check/useCheck'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import type { Rotation, Routing, Rule } from '../useRouting'
import { Otherwise } from './Otherwise'
import { RuleRow } from './RuleRow'
import { sharing } from './sharing'
import { useOrderRules } from './useOrderRules'

const words = strings.rules

type Props = {
  rules: Rule[]
  routing: Routing
  rotations: Rotation[]
  onEdit: (rule: Rule) => void
  onDelete: (rule: Rule) => void
  /** Begins a draft; absent where there is one. */
  onDraft: (() => void) | undefined
}

export function RulesList({ rules, routing, rotations, onEdit, onDelete, onDraft }: Props) {
  const { items, place, said } = useOrderRules(rules)
  const findings = useFindings(useRuleset().drafting)
  const action = (
    <Group gap={4} justify="flex-end">
      <CheckButton rules={rules} onEdit={onEdit} />
      {onDraft && rules.length > 0 && <Button variant="subtle" h={28} px={8} onClick={onDraft}>{strings.draft.begin}</Button>}
    </Group>
  )
  const sharesOf = ({ id, target: { rotation_id: rotation } }: Rule) =>
    (rotation ? sharing(items.filter((other) => other.id !== id && other.target.rotation_id === rotation), routing.otherwise?.rotation_id === rotation) : '')
  return (
    <SectionCard title={words.title} hint={words.hint} flush action={action}>
      {rules.length === 0 && <EmptyState icon={IconArrowsSplit2} title={words.empty} hint={words.emptyHint} />}
      <OrderedList label={words.title} said={said}>
        {items.map((rule, index) => (
          <RuleRow key={rule.id} rule={rule} findings={ofRule(findings, rule)} shares={sharesOf(rule)} number={index + 1} place={place(rule, index)} onEdit={() => onEdit(rule)} onDelete={() => onDelete(rule)} />
        ))}
        <Otherwise routing={routing} rotations={rotations} findings={ofLastLine(findings, routing.otherwise?.rotation_id)} />
      </OrderedList>
    </SectionCard>
  )
}
