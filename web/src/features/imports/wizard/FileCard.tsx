import { Select, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { client } from '@/shared/api/client'
import { Facts, ProgressLine, SectionCard } from '@/shared/ui'
import { fileOf, type Asked } from '../files'
import { complaintOf } from '../problem'
import type { Import } from '../useImports'
import { useUpload } from '../useUpload'
import { words } from './strings'
import classes from './Wizard.module.css'

const file = words.file
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as Record<string, keyof typeof file.delimiters>

/** How the file was read. While this page has it, it can be read in another way. */
export function FileCard({ item }: { item: Import }) {
  const { id, format: { encoding, delimiter, sheet, headless } } = item
  const again = useReadAgain(id)
  const divided = delimiters[delimiter] ?? 'comma'
  const header = headless ? 'no' : 'yes'
  const workbook = encoding === ''
  if (again.sending) return <SectionCard title={file.title}><ProgressLine n={again.share} of={1} label={file.again(Math.floor(again.share * 100))} /></SectionCard>
  if (!again.possible) {
    const how = workbook ? [{ label: file.sheet, value: sheet }] : [{ label: file.encoding, value: file.encodings[encoding] }, { label: file.delimiter, value: file.delimiters[divided] }]
    return <SectionCard title={file.title} hint={file.hint}><Facts inColumns facts={[...how, { label: file.header, value: file.headers[header] }]} /></SectionCard>
  }
  const choice = (label: string, names: Record<string, string>, value: string, part: keyof Asked) => (
    <Select label={label} data={Object.entries(names).map(([key, name]) => ({ value: key, label: name }))} value={value} allowDeselect={false} onChange={(chosen) => { if (chosen !== value) again.read({ [part]: chosen }) }} />
  )
  return (
    <SectionCard title={file.title} hint={file.hint}>
      <div className={classes.format}>
        {workbook && <Facts facts={[{ label: file.sheet, value: sheet }]} />}
        {!workbook && choice(file.encoding, file.encodings, encoding, 'encoding')}
        {!workbook && choice(file.delimiter, file.delimiters, divided, 'delimiter')}
        {choice(file.header, file.headers, header, 'header')}
      </div>
      {again.error !== null && <Text c="var(--fl-critical)" role="alert" mt="xs">{complaintOf(again.error)}</Text>}
    </SectionCard>
  )
}

/** Sends the same file again, with one more thing said about it; what was read before is let go. */
function useReadAgain(id: number) {
  const navigate = useNavigate()
  const { upload, sending, share, error } = useUpload()
  const kept = fileOf(id)

  function read(part: Asked) {
    if (!kept) return
    upload({ file: kept.file, asked: { ...kept.asked, ...part } }, async (next) => {
      await navigate({ to: '/admin/imports/$importId', params: { importId: String(next.id) }, replace: true })
      await client.DELETE('/api/v1/imports/{id}', { params: { path: { id } } })
    })
  }
  return { possible: kept !== undefined, read, sending, share, error }
}
