import { Radio, Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { statusName } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { ConfirmDialog, StatusBadge } from '@/shared/ui'
import { strings } from '../strings'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import type { BulkDialogProps } from './bulkDialog'
import { useBulk } from '@/shared/batches/useBulk'

const words = strings.bulk.status

/** Gives the chosen leads one status. */
export function StatusDialog({ onClose, selection, preview, onDone }: BulkDialogProps) {
  const statuses = useStatuses()
  const bulk = useBulk()
  const [status, setStatus] = useState<string>()
  const { expected_count: _, ...which } = selection
  const { data } = api.useQuery('post', '/api/v1/leads/bulk/preview', { body: { selection: which, status } }, { enabled: status !== undefined, placeholderData: keepPreviousData })
  const already = status === undefined ? 0 : (data?.have_status ?? 0)
  const changing = preview.total - already

  async function change() {
    if (status === undefined) return
    const done = await bulk.run(selection, { kind: 'status', status })
    if (done) onDone(done)
  }
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title(preview.total)} confirm={status === undefined ? words.choose : words.confirm(changing, statusName(status, statuses))}
      onConfirm={change} pending={bulk.pending} disabled={status === undefined || changing === 0}
    >
      <Radio.Group aria-label={words.label} value={status ?? null} onChange={setStatus}>
        <Stack gap="sm">
          {statuses.map(({ key, name, tone }, index) => <Radio key={key} value={key} label={<StatusBadge label={name} tone={tone} />} data-autofocus={index === 0 || undefined} />)}
        </Stack>
      </Radio.Group>
      {already > 0 && <Text c="dimmed" role="status">{words.already(already)}</Text>}
      <BulkNotes bulk={bulk} total={preview.total} />
    </ConfirmDialog>
  )
}
