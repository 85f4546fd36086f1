import { Select } from '@mantine/core'
import type { SyntheticEvent } from 'react'
import type { Option } from './filters/filter'
import { strings } from './strings'

type Props = {
  label: string
  hint?: string
  options: Pick<Option, 'value' | 'label'>[]
  value: string | null
  onChange: (value: string | null) => void
  error?: string
  /** What having none means; left out where there must be one. */
  none?: string
}

const noneOf = (label: string) => ({ value: '', label })

/** One of many, found by typing. */
export function ChoiceField({ label, hint, options, value, onChange, error, none }: Props) {
  return (
    <Select
      label={label} description={hint} data={none ? [noneOf(none), ...options] : options} value={value ?? ''} onChange={(next) => onChange(next || null)} error={error}
      searchable nothingFoundMessage={strings.noOptions} allowDeselect={false} onFocus={selectAll} onClick={selectAll}
    />
  )
}

/** What is chosen stands in the input; who types looks for something else. */
function selectAll(event: SyntheticEvent<HTMLInputElement>) {
  event.currentTarget.select()
}
