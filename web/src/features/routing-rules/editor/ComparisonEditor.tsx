import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { arity, comparesDates, customPrefix, operatorsOf } from '@/shared/conditions/fields'
import { operatorName } from '@/shared/conditions/words'
import { strings } from '../strings'
import { withField, withOperator, type DraftComparison } from './draft'
import classes from './Editor.module.css'
import { otherAnswer, useFieldOptions } from './useFieldOptions'
import { ValueInput } from './ValueInput'

const words = strings.editor

type Props = {
  comparison: DraftComparison
  /** Where it stands in the rule: complaints of the server are named so. */
  path: string
  errorOf: (path: string) => string | undefined
  onChange: (comparison: DraftComparison) => void
  onRemove: () => void
}

export function ComparisonEditor({ comparison, path, errorOf, onChange, onRemove }: Props) {
  const { fields, options, knows } = useFieldOptions()
  const { field, operator, values } = comparison
  const custom = field.startsWith(customPrefix) && !knows(field)
  const offered = operatorsOf(field, fields)
  const operators = offered.includes(operator) ? offered : [...offered, operator]
  const dates = comparesDates(field, operator, values, fields)
  const fieldError = errorOf(`${path}.field`) ?? errorOf(path)

  return (
    <div className={classes.comparison}>
      <Select
        aria-label={words.field}
        data={options}
        searchable
        allowDeselect={false}
        value={custom ? otherAnswer : field}
        error={custom ? undefined : fieldError}
        onChange={(next) => { if (next) onChange(withField(comparison, next === otherAnswer ? customPrefix : next, fields)) }}
      />
      <Select
        aria-label={words.operator}
        data={operators.map((value) => ({ value, label: operatorName(value, dates) }))}
        allowDeselect={false}
        value={operator}
        error={errorOf(`${path}.operator`)}
        onChange={(next) => { const known = operators.find((one) => one === next); if (known) onChange(withOperator(comparison, known, fields)) }}
      />
      <ActionIcon aria-label={words.removeCondition} size={28} mt={4} onClick={onRemove}><IconX size={16} /></ActionIcon>
      {custom && (
        <TextInput className={classes.wide} aria-label={words.answer} placeholder={words.answerPlaceholder} value={field.slice(customPrefix.length)} error={fieldError} maxLength={400} onChange={(event) => onChange({ ...comparison, field: customPrefix + event.currentTarget.value })} />
      )}
      {arity(operator) !== 'none' && (
        <div className={classes.wide}>
          <ValueInput comparison={comparison} error={errorOf(`${path}.value`)} onChange={(next) => onChange({ ...comparison, values: next })} />
        </div>
      )}
    </div>
  )
}
