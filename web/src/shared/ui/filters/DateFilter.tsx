import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { date } from '../relative'
import { strings } from '../strings'
import { isPreset, presets, rangeDays, rangeOf } from './dateRange'
import { FilterPopover, type OneValue } from './FilterPopover'
import classes from './Filters.module.css'

type Props = OneValue & {
  /** Days of the data's own, which need not be past: no presets. */
  days?: boolean
}

/** A preset that moves with today, or two days. */
export function DateFilter({ days = false, ...filter }: Props) {
  const { value, onChange } = filter
  const { from, to } = rangeDays(value ?? '')
  return (
    <FilterPopover {...filter} chosen={value && rangeWords(value)} width={340}>
      {(close) => (
        <>
          {!days && <Presets value={value} onChoose={(preset) => { onChange(preset); close() }} />}
          <fieldset className={classes.range} data-first={days || undefined}>
            <legend>{strings.customRange}</legend>
            <TextInput type="date" label={strings.from} value={from} max={to || undefined} onChange={(event) => onChange(rangeOf(event.currentTarget.value, to))} />
            <TextInput type="date" label={strings.to} value={to} min={from || undefined} onChange={(event) => onChange(rangeOf(from, event.currentTarget.value))} />
          </fieldset>
        </>
      )}
    </FilterPopover>
  )
}

function Presets({ value, onChoose }: { value: string | undefined; onChoose: (preset: string) => void }) {
  return presets.map((preset) => (
    <button key={preset} type="button" className={classes.preset} aria-pressed={value === preset} onClick={() => onChoose(preset)}>
      {strings.dates[preset]}
      {value === preset && <IconCheck size={16} aria-hidden />}
    </button>
  ))
}

function rangeWords(value: string): string {
  if (isPreset(value)) return strings.dates[value]
  const { from, to } = rangeDays(value)
  return `${dayWords(from)} – ${dayWords(to)}`
}

function dayWords(day: string): string {
  return day ? date(new Date(`${day}T12:00:00`)) : '…'
}
