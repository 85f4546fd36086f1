import { Text } from '@mantine/core'
import { sentenceOf } from '@/shared/api/problem'
import { strings } from '../strings'
import { hasChanged, type useBulk } from './useBulk'

type Props = {
  bulk: ReturnType<typeof useBulk>
  /** How many there are now. */
  total: number
}

/** How far it is, or why it was refused; another number of leads is said with both numbers. */
export function BulkNotes({ bulk: { progress, refused }, total }: Props) {
  if (progress) return <Text c="dimmed" role="status">{strings.bulk.progress(progress.done, progress.total)}</Text>
  if (!refused) return null
  const { error, asked = total } = refused
  return <Text c="var(--fl-critical)" role="alert">{hasChanged(error) && asked !== total ? strings.bulk.changed(asked, total) : sentenceOf(error)}</Text>
}
