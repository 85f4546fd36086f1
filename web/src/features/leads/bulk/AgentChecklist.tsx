import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PersonName, type AgentOption } from '@/shared/ui'
import { count } from '@/shared/ui/number'
import { strings } from '../strings'
import classes from './Bulk.module.css'
import type { Split } from './useSplit'

const words = strings.spread

type Props = {
  agents: AgentOption[]
  chosen: ReadonlySet<number>
  onChange: (chosen: ReadonlySet<number>) => void
  /** How many each of the chosen gets. */
  split: Split | undefined
}

/** Ticks agents, with how many open leads they have and how many they get. */
export function AgentChecklist({ agents, chosen, onChange, split }: Props) {
  const [search, setSearch] = useState('')
  const found = agents.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  const got = new Map(split?.map(({ agent_id, count: gets }) => [agent_id, gets]))
  const all = chosen.size === agents.length

  function toggle(id: number) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <div className={classes.people} role="group" aria-label={words.agents}>
      <div className={classes.peopleHead}>
        <TextInput variant="unstyled" size="xs" px={8} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={words.search} aria-label={words.search} data-autofocus />
        <Button variant="subtle" h={28} px={8} onClick={() => onChange(new Set(all ? [] : agents.map(({ id }) => id)))}>{all ? words.noOne : words.everyone}</Button>
      </div>
      {found.map((agent) => (
        <label key={agent.id} className={classes.person}>
          <Checkbox size="xs" checked={chosen.has(agent.id)} onChange={() => toggle(agent.id)} />
          <span className={classes.personName}><PersonName person={agent} /></span>
          {agent.openLeads !== undefined && <span className={classes.open}>{words.open(agent.openLeads)}</span>}
          <span className={classes.gets}>{chosen.has(agent.id) && got.has(agent.id) ? count(got.get(agent.id)!) : ''}</span>
        </label>
      ))}
      {found.length === 0 && <p className={classes.nobody}>{words.notFound}</p>}
    </div>
  )
}
