import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PersonName, type AgentOption } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Bulk.module.css'
import type { Share } from './split'

const words = strings.spread

type Props = {
  agents: AgentOption[]
  chosen: ReadonlySet<number>
  onChange: (chosen: ReadonlySet<number>) => void
  /** What each of the chosen gets. */
  share: Share | undefined
}

/** Ticks agents, with how many open leads they have and how many they get. */
export function AgentChecklist({ agents, chosen, onChange, share }: Props) {
  const [search, setSearch] = useState('')
  const found = agents.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
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
          <span className={classes.gets}>{chosen.has(agent.id) && share ? words.gets(share.low, share.high) : ''}</span>
        </label>
      ))}
      {found.length === 0 && <p className={classes.nobody}>{words.notFound}</p>}
    </div>
  )
}
