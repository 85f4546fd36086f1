import { Combobox, SegmentedControl, useCombobox } from '@mantine/core'
import { useState } from 'react'
import type { FilterValues } from '@/shared/search/filterSearch'
import { strings } from '../strings'
import { namesOf } from './ChoiceFilter'
import type { Option } from './filter'
import { OptionList } from './OptionList'
import { Pill } from './Pill'

type Way = 'any' | 'all' | 'none'
type Props = {
  label: string
  options: Option[]
  /** Where the values of each way stand. */
  keys: Record<Way, string>
  value: FilterValues
  onChange: (value: FilterValues) => void
  fresh?: boolean
}

const ways: Way[] = ['any', 'all', 'none']

/** Values of which any, all or none must hold; each way adds to the others. */
export function WaysFilter({ label, options, keys, value, onChange, fresh }: Props) {
  const combobox = useCombobox({ defaultOpened: fresh, onDropdownClose: () => combobox.resetSelectedOption() })
  const of = (way: Way) => value[keys[way]] ?? []
  const [way, setWay] = useState<Way>(ways.find((one) => of(one).length > 0) ?? 'any')
  const chosen = of(way)

  function toggle(option: string) {
    onChange({ ...value, [keys[way]]: chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option] })
  }
  const clear = () => onChange({ ...value, [keys.any]: [], [keys.all]: [], [keys.none]: [] })
  const words = ways.flatMap((one) => {
    const names = namesOf(of(one), options)
    return names ? [strings.ways[one].chosen(names)] : []
  })
  return (
    <Combobox store={combobox} onOptionSubmit={toggle} width={260} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button">
        <Pill label={label} chosen={words.join(', ') || undefined} onClear={clear} onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <SegmentedControl fullWidth size="xs" mb={4} aria-label={strings.waysOf(label)} value={way} onChange={setWay} data={ways.map((one) => ({ value: one, label: strings.ways[one].label }))} />
        {combobox.dropdownOpened && <OptionList label={label} options={options} chosen={chosen} combobox={combobox} />}
      </Combobox.Dropdown>
    </Combobox>
  )
}
