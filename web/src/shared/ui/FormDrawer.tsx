import { Button, Drawer, Text } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { OverContext, useCovered, useFocusBack } from './over'
import { strings } from './strings'
import classes from './FormDrawer.module.css'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  /** The inputs. */
  children: ReactNode
  onSubmit: () => void
  submit?: string
  /** How it is left, if there is nothing to cancel. */
  leave?: string
  pending?: boolean
  /** Something is still to be chosen. */
  disabled?: boolean
  error?: unknown
  /** Beside the submit button: another way to save. */
  also?: ReactNode
  /** At the other end of the buttons, e.g. “Delete rule”. */
  extra?: ReactNode
}

/** A form beside the list it belongs to. Enter submits, from a text of several lines with Ctrl; the buttons stay in sight. */
export function FormDrawer({ opened, onClose, title, children, onSubmit, submit = strings.save, leave = strings.cancel, pending = false, disabled = false, error, also, extra }: Props) {
  const { covered, tell } = useCovered()
  useFocusBack(opened)
  const form = useRef<HTMLFormElement>(null)
  const asked = useRef(false)
  // What is wrong is mended first, whoever says so: the form at once, or the server later.
  useEffect(() => {
    const wrong = asked.current && !pending && form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')
    if (!wrong) return
    asked.current = false
    wrong.focus()
  })

  function handle(event: FormEvent) {
    event.preventDefault()
    if (pending || disabled) return
    asked.current = true
    onSubmit()
  }
  function handleKey(event: KeyboardEvent<HTMLFormElement>) {
    if (covered) return
    const itself = event.currentTarget
    // A tag that is being written is taken in by the same key, a moment after this.
    getHotkeyHandler([['mod+Enter', () => queueMicrotask(() => itself.requestSubmit())]])(event)
  }
  return (
    <OverContext value={tell}>
      <Drawer opened={opened} onClose={onClose} closeOnEscape={!covered} title={title} size={520} classNames={{ body: classes.body, content: classes.content, title: classes.title }}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form ref={form} className={classes.form} onSubmit={handle} onInput={() => { asked.current = false }} onKeyDown={handleKey} noValidate>
          <div className={classes.inputs}>{children}</div>
          <div className={classes.foot}>
            {error ? <Text c="var(--fl-critical)" role="alert" className={classes.error}>{sentenceOf(error)}</Text> : null}
            {extra}
            <span className={classes.buttons}>
              <Button variant="default" onClick={onClose}>{leave}</Button>
              {also}
              <Button type="submit" classNames={{ root: classes.submit, label: classes.words }} loading={pending} disabled={disabled}>{submit}</Button>
            </span>
          </div>
        </form>
      </Drawer>
    </OverContext>
  )
}
