import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { strings } from '../strings'
import { ComparisonEditor } from './ComparisonEditor'
import { newComparison, type DraftComparison, type DraftGroup } from './draft'
import classes from './Editor.module.css'

const words = strings.editor
const matches = [{ value: 'any', label: words.groupAny }, { value: 'all', label: words.groupAll }]

type Props = {
  group: DraftGroup
  path: string
  errorOf: (path: string) => string | undefined
  onChange: (group: DraftGroup) => void
  onRemove: () => void
}

export function GroupEditor({ group, path, errorOf, onChange, onRemove }: Props) {
  const set = (conditions: DraftComparison[]) => onChange({ ...group, conditions })

  function remove(key: number) {
    const left = group.conditions.filter((one) => one.key !== key)
    if (left.length === 0) onRemove()
    else set(left)
  }

  return (
    <div className={classes.group} role="group" aria-label={words.group}>
      <div className={classes.groupHead}>
        <SegmentedControl aria-label={words.match} data={matches} value={group.match} onChange={(match) => onChange({ ...group, match: match === 'all' ? 'all' : 'any' })} />
        <ActionIcon aria-label={words.removeGroup} size={28} onClick={onRemove}><IconX size={16} /></ActionIcon>
      </div>
      {group.conditions.map((comparison, index) => (
        <ComparisonEditor
          key={comparison.key}
          comparison={comparison}
          path={`${path}.conditions[${index}]`}
          errorOf={errorOf}
          onChange={(next) => set(group.conditions.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => remove(comparison.key)}
        />
      ))}
      <Button variant="subtle" leftSection={<IconPlus size={16} />} style={{ alignSelf: 'flex-start' }} onClick={() => set([...group.conditions, newComparison()])}>{words.addCondition}</Button>
    </div>
  )
}
