import { Text } from '@mantine/core'
import { strings as batches } from '@/shared/batches/strings'
import { leftOut } from '@/shared/batches/words'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'
import { useRoles } from './WhichLeads'
import { consequences, farewell } from './words'

const words = strings.bulk

/** Takes the chosen leads from their agents. */
export function UnassignDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const roleOf = useRoles()
  const bulk = useBulk()
  const taken = preview.total - preview.unassigned

  async function unassign() {
    const done = await bulk.run(selection, { kind: 'assign', to: { unassign: true } })
    if (done) onDone(done, `${batches.done.unassign(done.done, done.done + leftOut(done).count)} ${farewell(preview, null, done.done)}`.trim())
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.unassignTitle(taken)} confirm={words.unassignTitle(taken)} onConfirm={unassign} pending={bulk.pending} disabled={taken === 0}>
      <Text>{consequences(preview, null, roleOf)}</Text>
      <Text c="dimmed">{words.nobodySees}</Text>
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
