import { strings } from '../strings'
import classes from './Leads.module.css'
import type { News } from './steady'

type Props = {
  total: number | undefined
  exact: boolean
  news: News | undefined
  onShow: () => void
}

/** How many, and what came in meanwhile: said above the table, where nothing has to move for it. */
export function LeadsHint({ total, exact, news, onShow }: Props) {
  return (
    <span className={classes.hint}>
      <span>{total === undefined ? '' : strings.total(total, exact)}</span>
      <span aria-live="polite">
        {news && (
          <span className={classes.news}>
            {news.kind === 'added' ? strings.news.added(news.count) : strings.news.changed}
            <button type="button" className={classes.show} onClick={onShow}>{strings.news.show}</button>
          </span>
        )}
      </span>
    </span>
  )
}
