import { Button, Drawer, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { sentenceOf } from '@/shared/api/problem'
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
  pending?: boolean
  /** Something is still to be chosen. */
  disabled?: boolean
  error?: unknown
  /** At the other end of the buttons, e.g. “Delete rule”. */
  extra?: ReactNode
}

/** A form beside the list it belongs to. Enter submits; the buttons stay in sight. */
export function FormDrawer({ opened, onClose, title, children, onSubmit, submit = strings.save, pending = false, disabled = false, error, extra }: Props) {
  function handle(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Drawer opened={opened} onClose={onClose} title={title} size={520} classNames={{ body: classes.body, content: classes.content, title: classes.title }}>
      <form className={classes.form} onSubmit={handle} noValidate>
        <div className={classes.inputs}>{children}</div>
        <div className={classes.foot}>
          {error ? <Text c="var(--fl-critical)" role="alert" className={classes.error}>{sentenceOf(error)}</Text> : null}
          {extra}
          <span className={classes.buttons}>
            <Button variant="default" onClick={onClose}>{strings.cancel}</Button>
            <Button type="submit" loading={pending} disabled={disabled}>{submit}</Button>
          </span>
        </div>
      </form>
    </Drawer>
  )
}
