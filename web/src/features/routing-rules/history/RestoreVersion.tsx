import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ConfirmDialog, ErrorState, Loading } from '@/shared/ui'
import { strings } from '../strings'
import { routingOptions } from '../useRouting'
import { ChangeList } from './ChangeList'
import { useRestore, useVersionAgainst, type Version } from './useVersions'

const words = strings.history

type Props = { version: Version; onClose: () => void }

/** Says what bringing a version back would change, then does. */
export function RestoreVersion({ version, onClose }: Props) {
  const { data: routing, error: lost } = useQuery(routingOptions)
  if (!routing) return lost ? <ErrorState error={lost} onRetry={onClose} /> : null
  return <Restore version={version} live={routing.version} onClose={onClose} />
}

function Restore({ version, live, onClose }: Props & { live: number }) {
  const { data, error, refetch } = useVersionAgainst(version, live)
  const { restore, pending, error: refused } = useRestore()
  const confirm = () => void restore(version.version, live).then(onClose, () => {}) // what was refused stands in the dialog
  return (
    <ConfirmDialog opened onClose={onClose} title={words.restoreTitle(version.version)} confirm={words.restoreConfirm} onConfirm={confirm} pending={pending} disabled={!data || data.changes.length === 0} error={refused}>
      <Text>{data?.changes.length === 0 ? words.nothing : words.restoreHint}</Text>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={3} />)}
      {data && <ChangeList changes={data.changes} />}
    </ConfirmDialog>
  )
}
