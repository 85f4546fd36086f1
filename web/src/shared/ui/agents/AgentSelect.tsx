import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useEffect, useState, type Ref } from 'react'
import { PersonName } from '../PersonName'
import { strings } from '../strings'
import classes from './AgentSelect.module.css'

export type AgentOption = {
  id: number
  name: string
  /** What tells them from somebody of the same name. */
  email?: string
  /** How many open leads they have. */
  openLeads?: number
  /** Why they may not answer soon: “on leave until Mon 3 June”. A hint, never a ban. */
  away?: string
}

type Props = {
  label: string
  agents: AgentOption[]
  /** Null: Unassigned. Undefined: nothing chosen yet. */
  value: number | null | undefined
  onChange: (agent: number | null) => void
  /** Unassigned stands on top, for whoever may unassign. */
  unassignable?: boolean
  placeholder?: string
  disabled?: boolean
  /** Nobody is chosen, and somebody has to be. */
  invalid?: boolean
  /** The button that opens the list, for a shortcut. */
  ref?: Ref<HTMLButtonElement>
  /** The first thing to choose in a dialog. */
  focusFirst?: boolean
}

const none = 'none'

export function AgentSelect({ label, agents, value, onChange, unassignable = true, placeholder, disabled = false, invalid = false, ref, focusFirst = false }: Props) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => { combobox.resetSelectedOption(); combobox.focusTarget(); setSearch('') },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const chosen = agents.find((agent) => agent.id === value)
  const wanted = search.trim().toLowerCase()
  const found = agents.filter((agent) => `${agent.name} ${agent.email ?? ''}`.toLowerCase().includes(wanted))

  // Enter right after typing takes who is found first, also when the team comes later.
  const first = found[0]?.id
  const { selectFirstOption, resetSelectedOption } = combobox
  useEffect(() => { if (wanted && first !== undefined) selectFirstOption(); else resetSelectedOption() }, [wanted, first, selectFirstOption, resetSelectedOption])

  function submit(option: string) {
    onChange(option === none ? null : Number(option))
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit} shadow="md" disabled={disabled}>
      <Combobox.Target targetType="button">
        <button type="button" ref={ref} className={classes.target} aria-label={`${label}: ${chosen?.name ?? (value === null ? strings.unassigned : (placeholder ?? ''))}`} disabled={disabled} data-invalid={invalid || undefined} data-autofocus={focusFirst || undefined} onClick={() => combobox.toggleDropdown()}>
          {value === undefined ? <span className={classes.placeholder}>{placeholder}</span> : <PersonName person={chosen} />}
          <IconSelector size={16} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown miw={280}>
        <Combobox.Search value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={strings.searchPeople} aria-label={strings.searchPeople} />
        <Combobox.Options aria-label={label} tabIndex={0} mah={300} className={classes.options}>
          {unassignable && !wanted && <AgentRow id={none} selected={value === null} />}
          {found.map((agent) => <AgentRow key={agent.id} id={String(agent.id)} agent={agent} selected={agent.id === value} />)}
          {found.length === 0 && <Combobox.Empty>{strings.nobodyFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function AgentRow({ id, agent, selected }: { id: string; agent?: AgentOption; selected: boolean }) {
  return (
    <Combobox.Option value={id} active={selected} className={classes.option}>
      <span className={classes.who}>
        <PersonName person={agent} />
        {agent?.email && <span className={classes.email}>{agent.email}</span>}
        {agent?.away && <span className={classes.away}>{agent.away}</span>}
      </span>
      {agent?.openLeads !== undefined && <span className={classes.open}>{strings.openLeads(agent.openLeads)}</span>}
      {selected && <IconCheck size={16} aria-hidden />}
    </Combobox.Option>
  )
}
