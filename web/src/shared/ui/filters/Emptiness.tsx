import { IconCheck } from '@tabler/icons-react'
import { strings } from '../strings'
import { empty, filled } from './filter'
import classes from './Filters.module.css'

type Props = { value: string | undefined; onChange: (value: string | undefined) => void }

const choices = [{ value: empty, label: strings.isEmpty }, { value: filled, label: strings.isFilled }]

/** Whether there is a value at all. */
export function Emptiness({ value, onChange }: Props) {
  return choices.map((choice) => (
    <button key={choice.value} type="button" className={classes.preset} aria-pressed={value === choice.value} onClick={() => onChange(value === choice.value ? undefined : choice.value)}>
      {choice.label}
      {value === choice.value && <IconCheck size={16} aria-hidden />}
    </button>
  ))
}

/** What the pill says of it; undefined: it is something else. */
export function emptinessWords(value: string | undefined): string | undefined {
  return choices.find((choice) => choice.value === value)?.label
}
