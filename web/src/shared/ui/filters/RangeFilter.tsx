import { TextInput } from '@mantine/core'
import { strings } from '../strings'
import { FilterPopover, useTyped, type OneValue } from './FilterPopover'
import classes from './Filters.module.css'
import { rangeWords, readRange, writeRange, type Range } from './range'

/** Numbers between two ends, which both belong to it. */
export function RangeFilter(filter: OneValue) {
  const { label, value, onChange } = filter
  const { typed: range, type, again } = useTyped<Range>(() => readRange(value), (next) => onChange(writeRange(next)))
  const end = (input: HTMLInputElement) => (Number.isNaN(input.valueAsNumber) ? undefined : input.valueAsNumber)
  return (
    <FilterPopover {...filter} chosen={rangeWords(readRange(value), strings.range)} width={300} onOpen={again}>
      {() => (
        <fieldset className={classes.range} data-first aria-label={label}>
          <TextInput type="number" step="any" label={strings.atLeast} value={range.from ?? ''} onChange={(event) => type({ ...range, from: end(event.currentTarget) })} />
          <TextInput type="number" step="any" label={strings.atMost} value={range.to ?? ''} onChange={(event) => type({ ...range, to: end(event.currentTarget) })} />
        </fieldset>
      )}
    </FilterPopover>
  )
}
