import { Combobox, Text, useCombobox } from '@mantine/core'
import { IconChevronDown, IconLayoutList } from '@tabler/icons-react'
import { useState } from 'react'
import { strings } from '../strings'
import { useViewCounts, type View, type Views } from './useViews'
import { ViewOption } from './ViewOption'
import classes from './Views.module.css'

const words = strings.views
const everything = 'all'
const searchFrom = 7

type Props = { all: Views; changed: boolean; onChoose: (view: View | undefined) => void }

/** Which view of the list this is, and the others to choose from, with how many leads each has. */
export function ViewPicker({ all: { views = [], current }, changed, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => { combobox.resetSelectedOption(); setSearch('') },
    onDropdownOpen: () => { combobox.focusSearchInput(); combobox.selectActiveOption() },
  })
  const countOf = useViewCounts(combobox.dropdownOpened)
  const found = views.filter((view) => view.name.toLowerCase().includes(search.trim().toLowerCase()))
  const groups = [{ label: words.shared, list: found.filter((view) => view.shared) }, { label: words.own, list: found.filter((view) => !view.shared) }]

  function choose(value: string) {
    onChoose(views.find(({ id }) => String(id) === value))
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={288} position="bottom-start" shadow="md">
      <Combobox.Target targetType="button">
        <button type="button" className={classes.picker} aria-label={words.picker(current?.name ?? words.all, changed && current !== undefined)} onClick={() => combobox.toggleDropdown()}>
          <IconLayoutList size={16} stroke={1.6} aria-hidden />
          <span className={classes.name}>{current?.name ?? words.all}</span>
          {changed && current && <span className={classes.changed}>{words.changed}</span>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {views.length >= searchFrom && (
          <Combobox.Search value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={words.search} aria-label={words.search} />
        )}
        <Combobox.Options aria-label={words.list} tabIndex={0} mah={360} className={classes.options}>
          {search === '' && <Combobox.Option value={everything} active={!current} className={classes.option}>{words.all}</Combobox.Option>}
          {groups.map(({ label, list }) => list.length > 0 && (
            <Combobox.Group key={label} label={label}>
              {list.map((view) => <ViewOption key={view.id} view={view} active={view.id === current?.id} counted={countOf(view)} />)}
            </Combobox.Group>
          ))}
          {found.length === 0 && search !== '' && <Combobox.Empty>{words.notFound}</Combobox.Empty>}
        </Combobox.Options>
        {views.length === 0 && <Combobox.Footer><Text size="xs" c="dimmed">{words.none}</Text></Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  )
}
