import { Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '@/shared/ui'
import { confirm as words } from './confirm'
import { useBatches } from './context'
import type { BatchNames } from './useBatchNames'
import { whatWords, type Batch } from './words'

type Props = { batch: Batch; names: BatchNames; onClose: () => void }

/** Where it may be long ago: an undo is asked for twice, since nothing undoes it. */
export function UndoBatch({ batch, names, onClose }: Props) {
  const { undo } = useBatches()
  const [pending, setPending] = useState(false)

  async function undoIt() {
    setPending(true)
    await undo(batch.id)
    onClose()
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(batch.done)} confirm={words.title(batch.done)} onConfirm={undoIt} pending={pending}>
      <Text fw={500}>{whatWords(batch, names)}</Text>
      <Text>{words[batch.kind]}</Text>
    </ConfirmDialog>
  )
}
