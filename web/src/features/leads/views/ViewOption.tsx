import { Combobox } from '@mantine/core'
import { strings } from '../strings'
import type { View } from './useViews'
import classes from './Views.module.css'

const words = strings.views

type Props = { view: View; active: boolean; counted: Pick<View, 'count' | 'count_is_exact'> | undefined }

export function ViewOption({ view, active, counted }: Props) {
  const n = counted?.count
  return (
    <Combobox.Option value={String(view.id)} active={active} className={classes.option} title={view.shared ? words.sharedBy(view.name, view.owner.name) : view.name}>
      <span className={classes.name}>{view.name}</span>
      {n !== null && n !== undefined && <span className={classes.count}>{words.count(n, counted?.count_is_exact ?? true)}</span>}
    </Combobox.Option>
  )
}
