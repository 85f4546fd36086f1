import { Text } from '@mantine/core'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from './BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from './useBulk'
import { useRoles } from './WhichLeads'
import { consequences, farewell, leftOut } from './words'

const words = strings.bulk

/** Takes the chosen leads from their agents. */
export function UnassignDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const roleOf = useRoles()
  const bulk = useBulk()
  const taken = preview.total - preview.unassigned

  async function unassign() {
    const done = await bulk.run(selection, { unassign: true }, false)
    if (!done) return
    const skipped = leftOut(done.skipped).skipped.length
    const told = skipped > 0 ? strings.done.someUnassigned(done.assigned, done.assigned + skipped) : strings.done.unassigned(done.assigned)
    onDone(done, `${told} ${farewell(preview, null, done.assigned)}`.trim())
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.unassignTitle(taken)} confirm={words.unassignTitle(taken)} onConfirm={unassign} pending={bulk.pending} disabled={taken === 0}>
      <Text>{consequences(preview, null, roleOf)}</Text>
      <Text c="dimmed">{words.nobodySees}</Text>
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
