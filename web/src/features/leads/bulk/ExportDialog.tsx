import { Radio, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import type { BulkDialogProps } from './bulkDialog'

const words = strings.bulk.export

/** Sends the chosen leads as a file. A form of the page itself: so the browser saves it piece by piece, however many there are. */
export function ExportDialog({ onClose, selection, preview }: Pick<BulkDialogProps, 'onClose' | 'selection' | 'preview'>) {
  const form = useRef<HTMLFormElement>(null)
  const [mode, setMode] = useState('spreadsheet')

  function save() {
    form.current?.submit()
    onClose()
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(preview.total)} confirm={words.title(preview.total)} onConfirm={save}>
      <Radio.Group aria-label={words.forWhom} value={mode} onChange={setMode}>
        <Stack gap="sm">
          <Radio value="spreadsheet" label={words.spreadsheet} description={words.spreadsheetHint} />
          <Radio value="raw" label={words.raw} description={words.rawHint} />
        </Stack>
      </Radio.Group>
      <Text c="dimmed">{words.columns}</Text>
      <form ref={form} method="post" action="/api/v1/leads/export" hidden>
        <input type="hidden" name="selection" value={JSON.stringify({ ...selection, expected_count: undefined })} />
        <input type="hidden" name="mode" value={mode} />
      </form>
    </ConfirmDialog>
  )
}
