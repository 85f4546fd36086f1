import { Text } from '@mantine/core'
import { channelName, kindName } from '@/shared/notifications/strings'
import { Progress, StateBadge } from '@/shared/tries/Progress'
import { RetryOne } from '@/shared/tries/TriesTab'
import { PersonName, RelativeTime, type Column } from '@/shared/ui'
import press from '@/shared/ui/Press.module.css'
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
    { id: 'what', header: what, width: 210, onCard: 'title', cell: (dispatch) => <button type="button" className={press.name} onClick={() => onOpen(dispatch)}>{aboutOf(dispatch)}</button> },
    { id: 'member', header: member, width: 170, cell: ({ member: person }) => <PersonName person={person} size={20} /> },
    { id: 'by', header: by, width: 140, cell: (dispatch) => <By dispatch={dispatch} /> },
    { id: 'state', header: state, width: 130, onCard: 'side', cell: (dispatch) => <StateBadge state={dispatch.state} /> },
    { id: 'progress', header: progress, cell: ({ state: is, attempts, next_at: nextAt, problem }) => <Progress state={is} attempts={attempts} nextAt={nextAt} problem={problem} arrived={strings.arrived} /> },
    { id: 'at', header: at, width: 100, cell: ({ at: moment }) => <RelativeTime at={moment} /> },
    {
      id: 'retry', header: action, width: 120, align: 'end', onCard: 'side',
      cell: (dispatch) => dispatch.state === 'failed' && (
        <RetryOne name={sentName(dispatch)} pending={pending(dispatch.id)} onRetry={() => onRetry(dispatch)} />
      ),
    },
  ]
}

function By({ dispatch: { channel, device } }: { dispatch: Dispatch }) {
  return (
    <Text inherit truncate title={device ?? undefined}>
      {channelName(channel)}
      {device && <Text span inherit c="dimmed"> · {device}</Text>}
    </Text>
  )
}
