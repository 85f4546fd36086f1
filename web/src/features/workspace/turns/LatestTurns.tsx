import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMe } from '@/shared/api/useMe'
import { Candidates } from '@/shared/decisions/Candidates'
import { EmptyState, ErrorState, Loading, PersonName, RelativeTime, SidePanel } from '@/shared/ui'
import { strings } from '../strings'
import classes from '../Workspace.module.css'
import { notMe } from './notMe'

const words = strings.whyNotMe

type Entry = components['schemas']['LedgerEntry']
type Props = { rotation: { id: number; name: string }; opened: boolean; onClose: () => void }

/** Who got the last leads of a rotation and, for each, why not me. Nothing of the leads shows. */
export function LatestTurns({ rotation, opened, onClose }: Props) {
  return (
    <SidePanel opened={opened} onClose={onClose} title={words.title(rotation.name)}>
      {opened && <Turns rotation={rotation} />}
    </SidePanel>
  )
}

function Turns({ rotation }: Pick<Props, 'rotation'>) {
  const { data, error, refetch } = api.useQuery('get', '/api/v1/rotations/{id}/ledger', { params: { path: { id: rotation.id }, query: { limit: 30 } } })
  const [asked, setAsked] = useState<number>()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading lines={5} />
  const turns = data.entries.filter(({ kind }) => kind === 'rule')
  if (turns.length === 0) return <EmptyState title={words.empty} hint={words.emptyHint} />
  const names = new Map(data.agents.map(({ agent_id, name }) => [agent_id, name]))
  return (
    <ol className={classes.latest} aria-label={words.title(rotation.name)}>
      {turns.map((entry) => (
        <li key={entry.seq}>
          <Turn entry={entry} name={names.get(entry.agent_id) ?? words.left} open={asked === entry.seq} onAsk={() => setAsked(asked === entry.seq ? undefined : entry.seq)} />
          {asked === entry.seq && <Why rotation={rotation.id} seq={entry.seq} />}
        </li>
      ))}
    </ol>
  )
}

function Turn({ entry, name, open, onAsk }: { entry: Entry; name: string; open: boolean; onAsk: () => void }) {
  const mine = useMe().data?.id === entry.agent_id
  return (
    <div className={classes.latestTurn}>
      <PersonName person={{ name: mine ? words.you : name }} size={24} />
      <span className={classes.latestEnd}>
        <RelativeTime at={entry.at} />
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={onAsk}>{mine ? words.whyMe : words.whyNotMe}</Button>
      </span>
    </div>
  )
}

function Why({ rotation, seq }: { rotation: number; seq: number }) {
  const me = useMe().data
  const { data, error, refetch } = api.useQuery('get', '/api/v1/rotations/{id}/entries/{seq}/decision', { params: { path: { id: rotation, seq } } }, { retry: false })
  if (error) return 'status' in error && error.status === 404 ? <Text c="dimmed" py="xs">{words.gone}</Text> : <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || !me) return <Loading lines={2} />
  return (
    <Stack gap="sm" py="xs">
      <Text>{notMe(data, me.id, { now: new Date(data.at ?? 0), workspace: me.workspace.zone, record: true })}</Text>
      <details>
        <summary className={classes.latestLink}>{words.details}</summary>
        <Candidates decision={data} />
      </details>
    </Stack>
  )
}
