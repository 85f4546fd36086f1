import { Text } from '@mantine/core'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'
import { holders } from './words'

const words = strings.bulk.remove

/** Deletes the chosen leads; for 30 days they can come back. */
export function DeleteDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const bulk = useBulk()
  const taken = preview.total - preview.unassigned

  async function remove() {
    const done = await bulk.run(selection, { kind: 'delete' })
    if (done) onDone(done)
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(preview.total)} confirm={words.title(preview.total)} destructive onConfirm={remove} pending={bulk.pending}>
      <Text>{words.effect(preview.total)} {taken > 0 && words.taken(taken, holders(preview))}</Text>
      <Text c="dimmed">{words.restorable}</Text>
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
