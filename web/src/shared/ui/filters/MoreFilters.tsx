import { Button, Combobox, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { strings } from '../strings'
import type { Filter } from './filter'
import classes from './Filters.module.css'

type Props = {
  filters: Filter[]
  onChoose: (key: string) => void
}

const searchFrom = 7

/** The filters that do not stand in the bar yet. */
export function MoreFilters({ filters, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => { combobox.resetSelectedOption(); setSearch('') },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const found = filters.filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()))

  function choose(key: string) {
    combobox.closeDropdown()
    onChoose(key)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={220} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button">
        <Button variant="subtle" color="gray" c="dimmed" px={8} h={32} leftSection={<IconPlus size={16} />} onClick={() => combobox.toggleDropdown()}>{strings.moreFilters}</Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {filters.length >= searchFrom && (
          <Combobox.Search value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={strings.search} aria-label={strings.searchOptions(strings.filters)} />
        )}
        <Combobox.Options aria-label={strings.moreFilters} tabIndex={0} mah={280} className={classes.options}>
          {found.map(({ key, label }) => <Combobox.Option key={key} value={key}>{label}</Combobox.Option>)}
          {found.length === 0 && <Combobox.Empty>{strings.noOptions}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
