import { Button } from '@mantine/core'
import { channelName, kindName } from '@/shared/notifications/strings'
import { PersonName, RelativeTime, type Column } from '@/shared/ui'
import { DispatchProgress, DispatchStateOf } from './DispatchProgress'
import classes from './Sent.module.css'
import { strings } from './strings'
import type { Dispatch } from './useDispatches'

type Acts = { onOpen: (dispatch: Dispatch) => void; onRetry: (dispatch: Dispatch) => void; pending: (id: number) => boolean }

export const sentName = (dispatch: Dispatch) => strings.row(aboutOf(dispatch), dispatch.member.name)

/** What it is about: a kind, or the summary, by which nobody chooses. */
export function aboutOf({ kind }: Dispatch): string {
  return String(kind) === 'summary' ? strings.summary : kindName(kind)
}

export function sentColumns({ onOpen, onRetry, pending }: Acts): Column<Dispatch>[] {
  const { what, member, by, state, progress, at, action } = strings.columns
  return [
    { id: 'what', header: what, width: 210, onCard: 'title', cell: (dispatch) => <button type="button" className={classes.name} onClick={() => onOpen(dispatch)}>{aboutOf(dispatch)}</button> },
    { id: 'member', header: member, width: 170, cell: ({ member: person }) => <PersonName person={person} size={20} /> },
    { id: 'by', header: by, width: 140, cell: (dispatch) => <By dispatch={dispatch} /> },
    { id: 'state', header: state, width: 130, onCard: 'side', cell: (dispatch) => <DispatchStateOf state={dispatch.state} /> },
    { id: 'progress', header: progress, cell: (dispatch) => <DispatchProgress dispatch={dispatch} /> },
    { id: 'at', header: at, width: 100, cell: ({ at: moment }) => <RelativeTime at={moment} /> },
    {
      id: 'retry', header: action, width: 120, align: 'end', onCard: 'side',
      cell: (dispatch) => dispatch.state === 'failed' && (
        <Button variant="default" h={28} px={10} aria-label={strings.retryOf(sentName(dispatch))} loading={pending(dispatch.id)} onClick={() => onRetry(dispatch)}>{strings.retry}</Button>
      ),
    },
  ]
}

function By({ dispatch: { channel, device } }: { dispatch: Dispatch }) {
  return (
    <span className={classes.by} title={device ?? undefined}>
      {channelName(channel)}
      {device && <span className={classes.dim}> · {device}</span>}
    </span>
  )
}
