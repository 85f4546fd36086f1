import { Checkbox, Combobox, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { strings } from '../strings'
import type { Option } from './filter'
import classes from './Filters.module.css'
import { Pill } from './Pill'

type Props = {
  label: string
  options: Option[]
  value: string[]
  onChange: (value: string[]) => void
}

const searchFrom = 7

/** Any of several values. Long lists can be searched. */
export function ChoiceFilter({ label, options, value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => { combobox.resetSelectedOption(); setSearch('') },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const searchable = options.length >= searchFrom
  const found = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()))

  function toggle(option: string) {
    onChange(value.includes(option) ? value.filter((one) => one !== option) : [...value, option])
  }

  return (
    <Combobox store={combobox} onOptionSubmit={toggle} width={240} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button">
        <Pill label={label} chosen={summary(value, options)} onClear={() => onChange([])} onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={strings.search} aria-label={strings.searchOptions(label)} />
        )}
        <Combobox.Options aria-label={label} tabIndex={0} mah={280} className={classes.options}>
          {found.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={value.includes(option.value)} className={classes.option}>
              <Checkbox.Indicator size="xs" radius="xs" checked={value.includes(option.value)} aria-hidden />
              {option.mark}
              {option.label}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{strings.noOptions}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** “New”, “New, Won”, “New +2”. A value that is no option any more shows as it stands. */
function summary(value: string[], options: Option[]): string | undefined {
  const names = value.map((one) => options.find((option) => option.value === one)?.label ?? one)
  if (names.length > 2) return `${names[0]} +${names.length - 1}`
  return names.join(', ') || undefined
}
