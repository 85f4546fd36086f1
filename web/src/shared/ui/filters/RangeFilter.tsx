import { Popover, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { strings } from '../strings'
import { Emptiness, emptinessWords } from './Emptiness'
import classes from './Filters.module.css'
import { Pill } from './Pill'
import { rangeWords, readRange, writeRange, type Range } from './range'

type Props = {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  emptiable?: boolean
  fresh?: boolean
}

const pauseMs = 300

/** Numbers between two ends, which both belong to it. */
export function RangeFilter({ label, value, onChange, emptiable, fresh }: Props) {
  const [opened, setOpened] = useState(fresh ?? false)
  const [range, setRange] = useState(() => readRange(value))
  const settle = useDebouncedCallback((next: Range) => onChange(writeRange(next)), pauseMs)

  function type(next: Range) {
    setRange(next)
    settle(next)
  }
  function open(next: boolean) {
    if (next) setRange(readRange(value))
    setOpened(next)
  }
  const end = (input: HTMLInputElement) => (Number.isNaN(input.valueAsNumber) ? undefined : input.valueAsNumber)
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <Pill label={label} chosen={emptinessWords(value) ?? rangeWords(readRange(value), strings.range)} onClear={() => onChange(undefined)} onClick={() => open(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={label}>
        <fieldset className={classes.range} data-first aria-label={label}>
          <TextInput type="number" step="any" label={strings.atLeast} value={range.from ?? ''} onChange={(event) => type({ ...range, from: end(event.currentTarget) })} />
          <TextInput type="number" step="any" label={strings.atMost} value={range.to ?? ''} onChange={(event) => type({ ...range, to: end(event.currentTarget) })} />
        </fieldset>
        {emptiable && <Emptiness value={value} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  )
}
