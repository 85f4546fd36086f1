import { Text } from '@mantine/core'
import { sentenceOf } from '@/shared/api/problem'
import { strings } from './strings'
import { hasChanged, type useBulk } from './useBulk'

type Props = {
  bulk: ReturnType<typeof useBulk>
  /** How many there are now. */
  total: number
}

/** Why it was refused; another number of leads is said with both numbers. */
export function BulkNotes({ bulk: { refused }, total }: Props) {
  if (!refused) return null
  const { error, asked = total } = refused
  return <Text c="var(--fl-critical)" role="alert">{hasChanged(error) && asked !== total ? strings.changed(asked, total) : sentenceOf(error)}</Text>
}
