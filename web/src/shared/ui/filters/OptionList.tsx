import { Checkbox, Combobox, type ComboboxStore } from '@mantine/core'
import { useState } from 'react'
import { strings } from '../strings'
import type { Option } from './filter'
import classes from './Filters.module.css'

type Props = {
  label: string
  options: Option[]
  chosen: readonly string[]
  combobox: ComboboxStore
}

const searchFrom = 7
/** More than this many are not read, but searched. */
const shownAtMost = 200

/** The values of a choice, each with its tick. Long lists can be searched. */
export function OptionList({ label, options, chosen, combobox }: Props) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted)).slice(0, shownAtMost)

  function look(text: string) {
    setSearch(text)
    combobox.resetSelectedOption()
  }
  return (
    <>
      {options.length >= searchFrom && (
        <Combobox.Search value={search} onChange={(event) => look(event.currentTarget.value)} placeholder={strings.search} aria-label={strings.searchOptions(label)} />
      )}
      <Combobox.Options aria-label={label} tabIndex={0} mah={280} className={classes.options}>
        {found.map((option) => (
          <Combobox.Option key={option.value} value={option.value} active={chosen.includes(option.value)} className={classes.option}>
            <Checkbox.Indicator size="xs" radius="xs" checked={chosen.includes(option.value)} aria-hidden />
            {option.mark}
            {option.label}
          </Combobox.Option>
        ))}
        {found.length === 0 && <Combobox.Empty>{strings.noOptions}</Combobox.Empty>}
      </Combobox.Options>
    </>
  )
}
