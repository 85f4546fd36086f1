import { TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'

const words = strings.bulk.tags

/** Adds tags to the chosen leads, and takes others from them. */
export function TagsDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const bulk = useBulk()
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const both = add.find((tag) => remove.includes(tag))
  const nothing = add.length + remove.length === 0

  async function change() {
    const done = await bulk.run(selection, { kind: 'tags', add, remove })
    if (done) onDone(done)
  }
  const input = { data: facets?.tags ?? [], splitChars: [','], maxDropdownHeight: 200 }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(preview.total)} confirm={words.title(preview.total)} onConfirm={change} pending={bulk.pending} disabled={nothing || both !== undefined}>
      <TagsInput {...input} label={words.add} description={words.hint} value={add} onChange={setAdd} acceptValueOnBlur openOnFocus={false} data-autofocus />
      <TagsInput {...input} label={words.remove} value={remove} onChange={setRemove} acceptValueOnBlur error={both !== undefined && words.both(both)} />
      <Text c="dimmed">{words.effect}</Text>
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
