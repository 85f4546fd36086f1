import { Switch, Text } from '@mantine/core'
import { Grip, OrderedRow, type Place } from '@/shared/ui'
import { FindingList } from '../check/FindingList'
import type { Finding } from '../check/useCheck'
import { strings } from '../strings'
import type { Rule } from '../useRouting'
import { RuleMenu } from './RuleMenu'
import { RuleSentence } from './RuleSentence'
import classes from './Rules.module.css'
import { useEnable } from './useEnable'

const words = strings.rules

type Props = { rule: Rule; findings: Finding[]; /** What else takes its turns from the same rotation; empty: nothing. */ shares: string; number: number; place: Place; onEdit: () => void; onDelete: () => void }

export function RuleRow({ rule, findings, shares, number, place, onEdit, onDelete }: Props) {
  const enable = useEnable()
  return (
    <OrderedRow className={classes.rule} place={place.row} off={!rule.enabled}>
      <Grip {...place.grip} />
      <span className={classes.number}>{number}</span>
      <div className={classes.what}>
        <button type="button" id={`rule-${rule.id}`} className={classes.name} title={rule.name} onClick={onEdit}>{rule.name}</button>
        <div className={classes.sentence}><RuleSentence rule={rule} /></div>
        {shares && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{words.shares(shares)}</Text>}
        {rule.broken && <Text c="var(--fl-critical)">{words.notRunning(rule.broken)}</Text>}
        {!rule.broken && rule.enabled && rule.target.agent_id && rule.target_agents === 0 ? <Text c="var(--fl-warning)">{words.skipped}</Text> : null}
        <FindingList findings={findings} label={strings.check.ofRule(rule.name)} />
      </div>
      <div className={classes.tools}>
        {!rule.enabled && <span className={classes.off}>{words.off}</span>}
        <Switch aria-label={words.on(rule.name)} checked={rule.enabled} onChange={(event) => enable(rule, event.currentTarget.checked)} />
        <RuleMenu rule={rule} place={place} onEdit={onEdit} onDelete={onDelete} />
      </div>
    </OrderedRow>
  )
}
