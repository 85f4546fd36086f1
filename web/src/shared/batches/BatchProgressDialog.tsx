import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { InfoDialog, ProgressLine } from '@/shared/ui'
import { strings } from './strings'
import { useBatchNames } from './useBatchNames'
import { doingWords, progressOf, type Batch } from './words'

const words = strings.progress

type Props = {
  /** Undefined: nothing to look at (any more). */
  batch: Batch | undefined
  onStop: (id: number) => Promise<void>
  onClose: () => void
}

/** How far a large bulk action is. It goes on without this dialog, and without the page. */
export function BatchProgressDialog({ batch, ...rest }: Props) {
  // What is said stays while the dialog fades.
  const [shown, setShown] = useState(batch)
  if (batch && batch !== shown) setShown(batch)
  return shown ? <Progress shown={shown} opened={batch !== undefined} {...rest} /> : null
}

function Progress({ shown, opened, onStop, onClose }: Omit<Props, 'batch'> & { shown: Batch; opened: boolean }) {
  const names = useBatchNames(opened)
  const [stopping, setStopping] = useState(false)
  const { n, of } = progressOf(shown)

  async function stop(id: number) {
    setStopping(true)
    await onStop(id)
    setStopping(false)
  }
  return (
    <InfoDialog opened={opened} onClose={onClose} title={doingWords(shown, names)}>
      <ProgressLine n={n} of={of} label={words.youCanClose(n, of)} />
      <Group justify="flex-end" gap="xs">
        {shown.state === 'running' && <Button variant="default" loading={stopping} onClick={() => void stop(shown.id)}>{words.stop}</Button>}
        <Button onClick={onClose} data-autofocus>{words.close}</Button>
      </Group>
    </InfoDialog>
  )
}
