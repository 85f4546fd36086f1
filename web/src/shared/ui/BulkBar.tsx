import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { allMatching, countSelected, nothingSelected, type Selection } from './selection'
import { strings } from './strings'
import classes from './Footer.module.css'

type Props = {
  selection: Selection
  onSelect: (selection: Selection) => void
  /** How many match the filter; above what is ticked, all of them are offered. */
  matching?: number
  /** False: there are more than that. */
  matchingIsExact?: boolean
  /** How many are ticked, once somebody has counted. */
  counted?: number
  /** Buttons for what can be done with the ticked rows. */
  children: ReactNode
}

/** Stands above the Pager in the footer of a ListPage while something is ticked. */
export function BulkBar({ selection, onSelect, matching = 0, matchingIsExact = true, counted, children }: Props) {
  if (countSelected(selection) === 0) return null
  const selected = counted ?? countSelected(selection)
  const exact = counted !== undefined || selection.kind === 'some' || !selection.more
  const all = selection.kind === 'all' && selection.except.size === 0
  const offered = matching > selected || (!matchingIsExact && !all)
  return (
    <div className={classes.bulk} role="toolbar" aria-label={strings.bulkActions}>
      <span className={classes.selected} aria-live="polite">{all ? strings.allSelected(selected, exact) : strings.selected(selected, exact)}</span>
      {offered && (
        <Button variant="subtle" className={classes.link} onClick={() => onSelect(allMatching(matching, matchingIsExact))}>{strings.selectMatching(matching, matchingIsExact)}</Button>
      )}
      <div className={classes.actions}>{children}</div>
      <Button variant="subtle" color="gray" c="inherit" className={classes.clear} aria-label={strings.clearSelection} leftSection={<IconX size={16} />} onClick={() => onSelect(nothingSelected)}><span>{strings.clearSelection}</span></Button>
    </div>
  )
}
