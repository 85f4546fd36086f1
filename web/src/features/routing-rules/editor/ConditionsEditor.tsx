import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { strings } from '../strings'
import { ComparisonEditor } from './ComparisonEditor'
import { isGroup, newComparison, newGroup, type DraftCondition, type RuleDraft } from './draft'
import classes from './Editor.module.css'
import { GroupEditor } from './GroupEditor'

const words = strings.editor
const matches = [{ value: 'all', label: words.all }, { value: 'any', label: words.any }]

type Props = { draft: RuleDraft; onChange: (draft: RuleDraft) => void; errorOf: (path: string) => string | undefined }

export function ConditionsEditor({ draft, onChange, errorOf }: Props) {
  const { conditions } = draft
  const set = (next: DraftCondition[]) => onChange({ ...draft, conditions: next })
  const replace = (condition: DraftCondition) => set(conditions.map((one) => (one.key === condition.key ? condition : one)))
  const remove = (key: number) => set(conditions.filter((one) => one.key !== key))
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>{words.when}</legend>
      <Stack gap="xs">
        {conditions.length > 1 && <Select aria-label={words.match} data={matches} allowDeselect={false} value={draft.match} onChange={(match) => { if (match === 'all' || match === 'any') onChange({ ...draft, match }) }} />}
        {conditions.length === 0 && <Text c="dimmed">{words.none}</Text>}
        {conditions.map((condition, index) => {
          const place = { path: `conditions[${index}]`, errorOf, onRemove: () => remove(condition.key) }
          return isGroup(condition)
            ? <GroupEditor key={condition.key} group={condition} onChange={replace} {...place} />
            : <ComparisonEditor key={condition.key} comparison={condition} onChange={replace} {...place} />
        })}
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => set([...conditions, newComparison()])}>{words.addCondition}</Button>
          {conditions.length > 0 && <Button variant="subtle" onClick={() => set([...conditions, newGroup()])}>{words.addGroup}</Button>}
        </Group>
      </Stack>
    </fieldset>
  )
}
