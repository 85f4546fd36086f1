import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { strings } from '../strings'
import { LeadHits } from './LeadHits'
import classes from './Palette.module.css'
import { commandsMatching, type Command } from './commands'
import { store } from './store'
import { useActions, usePages } from './useCommands'
import { useFirstHit } from './useFirstHit'
import { useLeadSearch } from './useLeadSearch'

/** A list that scrolls must be reachable by keyboard. The list is a ScrollArea, which its type does not say. */
const byKeyboard = { viewportProps: { tabIndex: 0 } }

/** Ctrl/⌘-K from everywhere, also from inside an input. */
export function CommandPalette() {
  const [query, setQuery] = useState('')
  const pages = commandsMatching(usePages(), query)
  const actions = commandsMatching(useActions(), query)
  const search = useLeadSearch(query)
  const shown = [...pages, ...search.leads, ...actions].map(({ id }) => id).join()
  const onEnter = useFirstHit(query, search.searching && pages.length === 0, shown)
  const nothing = pages.length + actions.length === 0 && search.leads.length === 0

  return (
    <Spotlight.Root
      store={store} query={query} onQueryChange={setQuery} shortcut={['mod + K']} tagsToIgnore={[]} centered={false} yOffset="12dvh" overlayProps={{ backgroundOpacity: 0.4, blur: 0 }} scrollable maxHeight="min(480px, 60dvh)"
      classNames={{ actionsGroup: classes.group }} attributes={{ content: { 'aria-label': strings.search } }}
    >
      <Spotlight.Search leftSection={<IconSearch size={18} stroke={1.6} />} placeholder={strings.searchHint} aria-label={strings.searchHint} onKeyDownCapture={onEnter} />
      <Spotlight.ActionsList {...byKeyboard}>
        <Group label={strings.pages} commands={pages} />
        <LeadHits query={query} search={search} />
        <Group label={strings.actions} commands={actions} />
        {nothing && <Spotlight.Empty>{search.searching ? strings.searchingLeads : strings.nothingFound}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Group({ label, commands }: { label: string; commands: Command[] }) {
  if (commands.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map(({ id, name, icon: Icon, run }) => (
        <Spotlight.Action key={id} label={name} leftSection={<Icon size={18} stroke={1.6} />} onClick={run} />
      ))}
    </Spotlight.ActionsGroup>
  )
}
