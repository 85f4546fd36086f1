import { Button, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ProgressLine } from '@/shared/ui'
import { FileDrop } from '@/shared/ui/FileDrop'
import classes from './Imports.module.css'
import { complaintOf } from './problem'
import { strings } from './strings'
import { useUpload } from './useUpload'

const words = strings.drop

/** Takes a file and leads to what stands in it. */
export function DropFile() {
  const navigate = useNavigate()
  const { upload, cancel, share, sending, error } = useUpload()

  function take(file: File) {
    upload({ file, asked: {} }, ({ id }) => void navigate({ to: '/admin/imports/$importId', params: { importId: String(id) } }))
  }
  if (sending) {
    return (
      <div className={classes.sending}>
        <ProgressLine n={share} of={1} label={share < 1 ? words.sending(sending.name, Math.floor(share * 100)) : words.reading(sending.name)} />
        <Button variant="default" onClick={cancel}>{words.cancel}</Button>
      </div>
    )
  }
  return (
    <div className={classes.drop}>
      <FileDrop label={words.label} hint={words.hint} accept=".csv,.tsv,.txt,.xlsx" onFile={take} />
      {error && <Text c="var(--fl-critical)" role="alert">{complaintOf(error)}</Text>}
    </div>
  )
}
