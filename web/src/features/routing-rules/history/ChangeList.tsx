import { Text } from '@mantine/core'
import { useMe } from '@/shared/api/useMe'
import { useNow } from '@/shared/ui/useNow'
import { RuleSentence } from '../rules/RuleSentence'
import { strings } from '../strings'
import type { Rule } from '../useRouting'
import { changeWords } from './changes'
import classes from './History.module.css'
import type { Change } from './useVersions'

const words = strings.history

/** By what two versions differ, a line each. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const reading = { now: useNow(), workspace: useMe().data?.workspace.zone, record: true }
  return (
    <ul className={classes.changes}>
      {changes.map((change) => {
        const { title, before, after } = changeWords(change, reading)
        const both = before !== undefined && after !== undefined
        return (
          <li key={keyOf(change)} className={classes.change}>
            <span className={classes.title}>{title}</span>
            {before && <Side label={both ? words.before : undefined} rule={before} gone />}
            {after && <Side label={both ? words.after : undefined} rule={after} />}
          </li>
        )
      })}
    </ul>
  )
}

/** Of one kind, there is one change of each rule and rotation. */
function keyOf({ kind, rule_before, rule_after, rotation_before, rotation_after, field }: Change): string {
  return [kind, (rule_after ?? rule_before)?.id, (rotation_after ?? rotation_before)?.id, field].join()
}

function Side({ label, rule, gone }: { label: string | undefined; rule: Rule; gone?: boolean }) {
  return (
    <div className={classes.side} data-gone={gone || undefined}>
      {label && <Text span size="xs" c="dimmed" className={classes.label}>{label}</Text>}
      <RuleSentence rule={rule} />
    </div>
  )
}
