import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import { strings as batches } from '@/shared/batches/strings'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'

const words = strings.bulk.route

/** Lets the rules decide about the chosen leads again. */
export function RouteDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const bulk = useBulk()
  const [includeAssigned, setIncludeAssigned] = useState(false)
  const taken = preview.total - preview.unassigned
  const n = includeAssigned ? preview.total : preview.unassigned

  async function route() {
    const done = await bulk.run(selection, { kind: 'route', includeAssigned })
    if (done) onDone(done)
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(preview.total)} confirm={words.confirm(n)} onConfirm={route} pending={bulk.pending} disabled={n === 0}>
      <Text>{words.effect}</Text>
      {taken > 0 && <Checkbox checked={includeAssigned} onChange={(event) => setIncludeAssigned(event.currentTarget.checked)} label={words.alsoTaken(taken)} description={words.alsoTakenHint} data-autofocus={n === 0 || undefined} />}
      <Text c="dimmed">{words.skips} {batches.noticeEach}</Text>
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
