import { Popover, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '../relative'
import { strings } from '../strings'
import { isPreset, presets, rangeDays, rangeOf } from './dateRange'
import { Emptiness, emptinessWords } from './Emptiness'
import classes from './Filters.module.css'
import { Pill } from './Pill'

type Props = {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** Days of the data's own, which need not be past: no presets. */
  days?: boolean
  emptiable?: boolean
  fresh?: boolean
}

/** A preset that moves with today, or two days. */
export function DateFilter({ label, value, onChange, days = false, emptiable, fresh }: Props) {
  const [opened, setOpened] = useState(fresh ?? false)
  const { from, to } = rangeDays(value ?? '')

  function choose(preset: string) {
    onChange(preset)
    setOpened(false)
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={340} trapFocus>
      <Popover.Target>
        <Pill label={label} chosen={emptinessWords(value) ?? (value && rangeWords(value))} onClear={() => onChange(undefined)} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={label}>
        {!days && presets.map((preset) => (
          <button key={preset} type="button" className={classes.preset} aria-pressed={value === preset} onClick={() => choose(preset)}>
            {strings.dates[preset]}
            {value === preset && <IconCheck size={16} aria-hidden />}
          </button>
        ))}
        <fieldset className={classes.range} data-first={days || undefined}>
          <legend>{strings.customRange}</legend>
          <TextInput type="date" label={strings.from} value={from} max={to || undefined} onChange={(event) => onChange(rangeOf(event.currentTarget.value, to))} />
          <TextInput type="date" label={strings.to} value={to} min={from || undefined} onChange={(event) => onChange(rangeOf(from, event.currentTarget.value))} />
        </fieldset>
        {emptiable && <Emptiness value={value} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function rangeWords(value: string): string {
  if (isPreset(value)) return strings.dates[value]
  const { from, to } = rangeDays(value)
  return `${dayWords(from)} – ${dayWords(to)}`
}

function dayWords(day: string): string {
  return day ? date(new Date(`${day}T12:00:00`)) : '…'
}
