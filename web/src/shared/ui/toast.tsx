import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { sentenceOf } from '@/shared/api/problem'
import { strings } from './strings'
import { toneColor, toneSoft, type Tone } from './tone'

const shortMs = 5_000
// Undo must be reachable by keyboard and by slow readers; hovering stops the clock.
const undoMs = 15_000

/** Says what was done. With `undo`, offers to take it back. */
function done(message: string, undo?: () => void) {
  const id = notifications.show({
    message: <Message text={message} undo={undo && (() => { notifications.hide(id); undo() })} />,
    icon: <IconCheck size={16} />,
    styles: iconStyle('positive'),
    autoClose: undo ? undoMs : shortMs,
  })
}

/** Says why something was not done. Stays until it is closed. */
function failed(error: unknown) {
  notifications.show({ message: sentenceOf(error), icon: <IconAlertTriangle size={16} />, styles: iconStyle('critical'), autoClose: false })
}

function iconStyle(tone: Tone) {
  return { icon: { background: toneSoft(tone), color: toneColor(tone) } }
}

function Message({ text, undo }: { text: string; undo?: () => void }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <span style={{ flex: 1 }}>{text}</span>
      {undo && <Button variant="subtle" h={28} px={8} onClick={undo}>{strings.undo}</Button>}
    </span>
  )
}

export const toast = { done, failed }
