import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { strings } from '../strings'
import { LeadHits } from './LeadHits'
import { commandsMatching, type Command } from './commands'
import { useActions, usePages } from './useCommands'
import { useLeadSearch } from './useLeadSearch'

/** Ctrl/⌘-K from everywhere, also from inside an input. */
export function CommandPalette() {
  const [query, setQuery] = useState('')
  const pages = commandsMatching(usePages(), query)
  const actions = commandsMatching(useActions(), query)
  const search = useLeadSearch(query)
  const nothing = pages.length + actions.length === 0 && search.leads.length === 0

  return (
    <Spotlight.Root
      query={query} onQueryChange={setQuery} shortcut={['mod + K']} tagsToIgnore={[]} scrollable maxHeight="min(480px, 60dvh)"
      attributes={{ content: { 'aria-label': strings.search } }}
    >
      <Spotlight.Search leftSection={<IconSearch size={18} stroke={1.6} />} placeholder={strings.searchHint} aria-label={strings.searchHint} />
      <Spotlight.ActionsList>
        <Group label={strings.pages} commands={pages} query={query} />
        <LeadHits query={query} search={search} />
        <Group label={strings.actions} commands={actions} query={query} />
        {nothing && <Spotlight.Empty>{search.searching ? strings.searchingLeads : strings.nothingFound}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Group({ label, commands, query }: { label: string; commands: Command[]; query: string }) {
  if (commands.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map(({ id, name, icon: Icon, run }) => (
        <Spotlight.Action key={id} label={name} leftSection={<Icon size={18} stroke={1.6} />} onClick={run} highlightQuery={query !== ''} highlightColor="var(--fl-brand-soft)" />
      ))}
    </Spotlight.ActionsGroup>
  )
}
