import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { KeyHint } from '@/shared/ui'
import { strings } from '../strings'
import { useNavigation } from './navigation'
import classes from './Shell.module.css'

export function PaletteButton() {
  return (
    <button type="button" className={classes.palette} onClick={spotlight.open} aria-label={strings.search} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={18} stroke={1.6} aria-hidden />
      <span>{strings.search}</span>
      <span><KeyHint keys={['mod', 'K']} /></span>
    </button>
  )
}

/** Ctrl/⌘-K from everywhere, also from inside an input. */
export function CommandPalette() {
  const navigate = useNavigate()
  const actions = useNavigation().flatMap(({ label, entries }) =>
    entries.map(({ to, label: name, icon: Icon }) => ({
      id: to,
      label: name,
      description: label || undefined,
      leftSection: <Icon size={18} stroke={1.6} />,
      onClick: () => void navigate({ to }),
    })),
  )
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      nothingFound={strings.nothingFound}
      highlightQuery
      attributes={{ content: { 'aria-label': strings.search } }}
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: strings.searchHint, 'aria-label': strings.searchHint }}
    />
  )
}
