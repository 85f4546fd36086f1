import { useDisclosure } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { NameView } from './NameView'
import { isSame, queryOf, searchOf } from './query'
import { SaveView } from './SaveView'
import { useChangeViews } from './useChangeViews'
import { useViews, type View } from './useViews'
import { ViewMenu } from './ViewMenu'
import { ViewPicker } from './ViewPicker'
import classes from './Views.module.css'
import { strings } from '../strings'

const words = strings.views

type Props = {
  /** The address. */
  search: Record<string, unknown> & { view?: string }
  onShow: (search: Record<string, unknown>) => void
  /** The FilterBar. */
  children: ReactNode
}

/** Left of the filters which view of the list this is; right of them, what to do with one that has changed. */
export function ViewBar({ search, onShow, children }: Props) {
  const all = useViews(search.view)
  const { change } = useChangeViews()
  const [saving, saveAs] = useDisclosure()
  const [renamed, rename] = useState<View>()
  const { current } = all
  const query = queryOf(search)
  const changed = !isSame(query, current?.query ?? {})

  return (
    <div className={classes.bar}>
      <div className={classes.view}>
        <ViewPicker all={all} changed={changed} onChoose={(view) => onShow(view ? searchOf(view) : {})} />
        {current && (
          <ViewMenu
            view={current} all={all} onRename={() => rename(current)} onGone={() => onShow({})}
            onReset={changed ? () => onShow(searchOf(current)) : undefined}
          />
        )}
      </div>
      <div className={classes.filters}>{children}</div>
      {changed && (
        <SaveView
          onSave={current && all.mayChange(current) ? () => change(current, { query }, current.shared ? words.savedForAll(current.name) : words.saved(current.name)) : undefined}
          onSaveAs={saveAs.open}
        />
      )}
      {saving && <NameView mayShare={all.mayShare} query={query} onClose={saveAs.close} onSaved={(view) => onShow(searchOf(view))} />}
      {renamed && <NameView mayShare={all.mayShare} view={renamed} query={renamed.query} onClose={() => rename(undefined)} />}
    </div>
  )
}
