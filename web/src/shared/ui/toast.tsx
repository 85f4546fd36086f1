import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconBell, IconCheck } from '@tabler/icons-react'
import { sentenceOf } from '@/shared/api/problem'
import { strings } from './strings'
import { toneColor, toneSoft, type Tone } from './tone'

const shortMs = 5_000
const newsMs = 8_000
// Undo must be reachable by keyboard and by slow readers; hovering stops the clock.
const undoMs = 15_000

type Action = { label: string; run: () => void }

/** Says what was done. With `undo`, offers to take it back; `more` leads to what it left out: “See which”. */
function done(message: string, undo?: () => void, more?: Action) {
  const id = notifications.show({
    message: <Message text={message} actions={actionsOf(undo, more)} onDone={() => notifications.hide(id)} />,
    icon: <IconCheck size={16} />,
    styles: iconStyle('positive'),
    autoClose: undo || more ? undoMs : shortMs,
  })
}

/** Says that something ended half-way, and why. Stays until it is closed. */
function halted(message: string, undo?: () => void, more?: Action) {
  const id = notifications.show({
    message: <Message text={message} actions={actionsOf(undo, more)} onDone={() => notifications.hide(id)} />,
    icon: <IconAlertTriangle size={16} />,
    styles: iconStyle('warning'),
    autoClose: false,
  })
}

function actionsOf(undo?: () => void, more?: Action): Action[] {
  return [...(more ? [more] : []), ...(undo ? [{ label: strings.undo, run: undo }] : [])]
}

/** Says why something was not done. Stays until it is closed. */
function failed(error: unknown) {
  notifications.show({ message: sentenceOf(error), icon: <IconAlertTriangle size={16} />, styles: iconStyle('critical'), autoClose: false })
}

/** Says what came in meanwhile. Returns a function that hides it; `onGone` hears when it went, however it did. */
function news(message: string, open: Action, onGone: () => void) {
  const id = notifications.show({
    message: <Message text={message} actions={[open]} onDone={() => notifications.hide(id)} />,
    icon: <IconBell size={16} />,
    styles: iconStyle('info'),
    autoClose: newsMs,
    onClose: onGone,
  })
  return () => notifications.hide(id)
}

function iconStyle(tone: Tone) {
  return { icon: { background: toneSoft(tone), color: toneColor(tone) } }
}

function Message({ text, actions, onDone }: { text: string; actions: Action[]; onDone: () => void }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <span style={{ flex: 1 }}>{text}</span>
      {actions.map(({ label, run }) => <Button key={label} variant="subtle" h={28} px={8} flex="none" onClick={() => { onDone(); run() }}>{label}</Button>)}
    </span>
  )
}

export const toast = { done, failed, halted, news }
