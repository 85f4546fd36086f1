import { Link } from '@tanstack/react-router'
import { ActorOf } from '@/shared/batches/ActorOf'
import { StateOf } from '@/shared/batches/StateOf'
import { Count, ProgressLine, RelativeTime, StatusBadge, type Column } from '@/shared/ui'
import classes from './Imports.module.css'
import { strings } from './strings'
import { progressOf, type Import } from './useImports'

const { file, who, at, state, rows, created, rejected } = strings.columns

export const importColumns: Column<Import>[] = [
  { id: 'file', header: file, onCard: 'title', cell: (item) => <Name item={item} /> },
  { id: 'who', header: who, width: 200, cell: ({ actor }) => <ActorOf actor={actor} /> },
  { id: 'at', header: at, width: 110, cell: ({ at: when }) => <RelativeTime at={when} /> },
  { id: 'state', header: state, width: 190, cell: (item) => <State item={item} /> },
  { id: 'rows', header: rows, width: 90, align: 'end', cell: (item) => <Count value={item.rows} /> },
  { id: 'created', header: created, width: 110, align: 'end', cell: (item) => <Figure item={item} n={item.created} /> },
  { id: 'rejected', header: rejected, width: 120, align: 'end', cell: (item) => <Figure item={item} n={item.rejected} /> },
]

function Name({ item: { id, name } }: { item: Import }) {
  return <Link to="/admin/imports/$importId" params={{ importId: String(id) }} className={classes.name} title={name}>{name}</Link>
}

function State({ item }: { item: Import }) {
  if (item.state === 'preview') return <StatusBadge label={strings.waits} />
  if (item.state !== 'running' && item.state !== 'undoing') return <StateOf state={item.state} error={item.error} />
  const { n, of } = progressOf(item)
  return <ProgressLine n={n} of={of} label={item.state === 'undoing' ? strings.running.back(n, of) : strings.running.far(n, of)} />
}

/** Nothing has come of a file yet that waits. */
function Figure({ item: { state: how }, n }: { item: Import; n: number }) {
  return how === 'preview' ? strings.none : <Count value={n} />
}
