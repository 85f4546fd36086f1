import { Combobox, useCombobox } from '@mantine/core'
import { strings } from '../strings'
import { empty, filled, type Option } from './filter'
import { OptionList } from './OptionList'
import { Pill } from './Pill'

type Props = {
  label: string
  options: Option[]
  value: string[]
  onChange: (value: string[]) => void
  emptiable?: boolean
  fresh?: boolean
}

const emptiness: Option[] = [{ value: empty, label: strings.isEmpty }, { value: filled, label: strings.isFilled }]

/** Any of several values. */
export function ChoiceFilter({ label, options, value, onChange, emptiable, fresh }: Props) {
  const combobox = useCombobox({
    defaultOpened: fresh,
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const all = emptiable ? [...options, ...emptiness] : options

  function toggle(option: string) {
    if (value.includes(option)) onChange(value.filter((one) => one !== option))
    else if (isEmptiness(option)) onChange([option])
    else onChange([...value.filter((one) => !isEmptiness(one)), option])
  }
  return (
    <Combobox store={combobox} onOptionSubmit={toggle} width={240} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button">
        <Pill label={label} chosen={namesOf(value, all)} onClear={() => onChange([])} onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && <OptionList label={label} options={all} chosen={value} combobox={combobox} />}
      </Combobox.Dropdown>
    </Combobox>
  )
}

function isEmptiness(value: string): boolean {
  return value === empty || value === filled
}

/** “New”, “New, Won”, “New +2”. A value that is no option any more shows as it stands. */
export function namesOf(value: string[], options: Option[]): string | undefined {
  const names = value.map((one) => options.find((option) => option.value === one)?.label ?? one)
  if (names.length > 2) return `${names[0]} +${names.length - 1}`
  return names.join(', ') || undefined
}
