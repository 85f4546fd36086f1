import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { count } from '../number'
import { PersonName } from '../PersonName'
import { strings } from '../strings'
import classes from './AgentChecklist.module.css'
import type { AgentOption } from './AgentSelect'

type Props = {
  label: string
  agents: AgentOption[]
  chosen: ReadonlySet<number>
  onChange: (chosen: ReadonlySet<number>) => void
  /** How many each of the chosen gets, as far as that is known. */
  gets?: ReadonlyMap<number, number>
}

/** Ticks agents, with how many open leads they have and how many they get. */
export function AgentChecklist({ label, agents, chosen, onChange, gets }: Props) {
  const [search, setSearch] = useState('')
  const found = agents.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  const all = chosen.size === agents.length

  function toggle(id: number) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <div className={classes.people} role="group" aria-label={label}>
      <div className={classes.head}>
        <TextInput variant="unstyled" size="xs" px={8} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={strings.searchPeople} aria-label={strings.searchPeople} data-autofocus />
        <Button variant="subtle" h={28} px={8} onClick={() => onChange(new Set(all ? [] : agents.map(({ id }) => id)))}>{all ? strings.noOne : strings.everyone}</Button>
      </div>
      {found.map((agent) => (
        <label key={agent.id} className={classes.person}>
          <Checkbox size="xs" checked={chosen.has(agent.id)} onChange={() => toggle(agent.id)} />
          <span className={classes.name}>
            <PersonName person={agent} />
            {agent.email && <span className={classes.email}>{agent.email}</span>}
            {agent.away && <span className={classes.away}>{agent.away}</span>}
          </span>
          {agent.openLeads !== undefined && <span className={classes.open}>{strings.openLeads(agent.openLeads)}</span>}
          <Gets n={chosen.has(agent.id) ? gets?.get(agent.id) : undefined} />
        </label>
      ))}
      {found.length === 0 && <p className={classes.nobody}>{strings.nobodyFound}</p>}
    </div>
  )
}

function Gets({ n }: { n: number | undefined }) {
  return <span className={classes.gets}>{n === undefined ? '' : count(n)}</span>
}
