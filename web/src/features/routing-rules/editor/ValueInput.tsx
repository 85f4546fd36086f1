import { MultiSelect, Select, TextInput } from '@mantine/core'
import { arity, comparesDates, comparesSize, definedAs, kindOf } from '@/shared/conditions/fields'
import { useFields } from '@/shared/fields/useFields'
import { MoneyField, NumberField } from '@/shared/ui/NumberField'
import { strings } from '../strings'
import type { DraftComparison } from './draft'
import classes from './Editor.module.css'
import { FreeText } from './FreeText'
import { useChoices } from './useSuggestions'

const words = strings.editor

type Props = { comparison: DraftComparison; error: string | undefined; onChange: (values: string[]) => void }

/** What to compare with: a list to choose from where the values are known, else free with suggestions. */
export function ValueInput({ comparison, error, onChange }: Props) {
  const { field, operator, values } = comparison
  const fields = useFields()
  const choices = useChoices(field, values)
  const kind = kindOf(field, fields)
  const many = arity(operator)
  const label = words.value

  if (many === 'range') return <Range comparison={comparison} error={error} onChange={onChange} />
  if (choices && many === 'list') return <MultiSelect aria-label={label} data={choices} value={values} error={error} onChange={onChange} />
  if (choices) return <Select aria-label={label} data={choices} value={values[0] ?? null} error={error} onChange={(value) => onChange(value ? [value] : [])} />
  if (comparesDates(field, operator, values, fields)) return <TextInput type="date" aria-label={label} value={values[0] ?? ''} error={error} onChange={(event) => onChange([event.currentTarget.value])} />
  if (kind === 'number' || comparesSize(operator)) return <NumberOf field={field} label={label} value={values[0]} error={error} onChange={(value) => onChange([value])} />
  return <FreeText comparison={comparison} error={error} onChange={onChange} />
}

function Range({ comparison: { field, operator, values }, error, onChange }: Props) {
  const choices = useChoices(field, values)
  const dates = comparesDates(field, operator, values, useFields())
  const set = (index: number, value: string) => onChange(index === 0 ? [value, values[1] ?? ''] : [values[0] ?? '', value])
  return (
    <div>
      <div className={classes.range}>
        {[words.from, words.to].map((label, index) => {
          const shared = { 'aria-label': label, 'error': Boolean(error) }
          if (dates) return <TextInput key={label} {...shared} type="date" value={values[index] ?? ''} onChange={(event) => set(index, event.currentTarget.value)} />
          if (choices) return <Select key={label} {...shared} placeholder={label} data={choices} value={values[index] || null} onChange={(value) => set(index, value ?? '')} />
          return <NumberOf key={label} field={field} label={label} value={values[index]} error={Boolean(error)} onChange={(value) => set(index, value)} />
        })}
      </div>
      {error && <div className={classes.error}>{error}</div>}
    </div>
  )
}

type NumberProps = { field: string; label: string; value: string | undefined; error: string | boolean | undefined; onChange: (value: string) => void }

function NumberOf({ field, label, value, error, onChange }: NumberProps) {
  const fields = useFields()
  const amount = field === 'value' || definedAs(field, fields)?.type === 'money'
  const Field = amount ? MoneyField : NumberField
  return <Field aria-label={label} placeholder={label} value={value ?? ''} error={error} onChange={(next) => onChange(String(next))} />
}
