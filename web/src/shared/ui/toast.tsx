import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconBell, IconCheck } from '@tabler/icons-react'
import { useRef } from 'react'
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
  if (!undo && !more) sayOnce(message, id)
}

const said = new Map<string, string>()

/** What was said a moment ago is said anew, not twice. */
function sayOnce(message: string, id: string) {
  const before = said.get(message)
  if (before) notifications.hide(before)
  said.set(message, id)
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
  const message = sentenceOf(error)
  sayOnce(message, notifications.show({ message, icon: <IconAlertTriangle size={16} />, styles: iconStyle('critical'), autoClose: false }))
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
  const from = useRef<EventTarget | null>(null)

  function act(run: () => void) {
    run()
    goBackTo(from.current)
    onDone()
  }
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }} onFocus={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) from.current = event.relatedTarget }}>
      <span style={{ flex: 1 }}>{text}</span>
      {actions.map(({ label, run }) => <Button key={label} variant="subtle" h={28} px={8} flex="none" onClick={() => act(run)}>{label}</Button>)}
    </span>
  )
}

/** Gives the focus back to where it was before the toast had it, which takes it along as it goes; else to the page's content. */
function goBackTo(element: EventTarget | null) {
  const there = element instanceof HTMLElement && element.isConnected ? element : document.getElementById('content')
  there?.focus({ preventScroll: true })
}

export const toast = { done, failed, halted, news }
