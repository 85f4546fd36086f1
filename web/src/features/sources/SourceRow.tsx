import { Link } from '@tanstack/react-router'
import { RelativeTime, StatusBadge } from '@/shared/ui'
import classes from './Sources.module.css'
import { strings } from './strings'
import type { Source } from './useSources'

const words = strings.list

/** A source, and whether it needs anybody. That visitors leave something out, and robots nothing, is how websites and mails are. */
export function SourceRow({ source: { id, kind, name, last_at, last_problem, failed, problem } }: { source: Source }) {
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <Link to="/admin/sources/$sourceId" params={{ sourceId: String(id) }} className={classes.name}>{name}</Link>
        <span className={classes.dim}>
          {strings.kinds[kind]} · {last_at ? <>{words.last} <RelativeTime at={last_at} /></> : words.never}
        </span>
      </div>
      {problem && <StatusBadge tone="critical" label={words.troubled} />}
      {last_problem && kind !== 'form' && kind !== 'mail' && <StatusBadge tone="warning" label={words.refused} />}
      {failed > 0 && <StatusBadge tone="critical" label={words.failed(failed)} />}
    </li>
  )
}
